package health.intake.apikey;

import health.intake.database.DatabaseFaults;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.util.Optional;

/** Finds keys by the hash of their secret. */
@Stateless
@Interceptors(DatabaseFaults.class)
public class KeyLookup {

    @Inject
    ApiKeyStore store;

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<KeyAuthentication.KnownKey> find(String hash, String prefix) {
        return store.open(hash)
                .filter(opened -> !opened.key().isRevoked())
                .map(opened -> KeyAuthentication.knownKey(opened, prefix));
    }
}
