package health.intake.apikey;

import health.intake.id.KeyId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A secret of a key, stored only as an HMAC. */
@Entity
@Table(name = "api_key_secret")
@SuppressWarnings("NullAway.Init") // the persistence provider fills the fields
class ApiKeySecret {

    @Id
    private String hash;

    @Column(name = "api_key_id")
    private UUID apiKeyId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "valid_until")
    private @Nullable Instant validUntil;

    protected ApiKeySecret() {}

    ApiKeySecret(String hash, KeyId apiKeyId, Instant createdAt) {
        this.hash = hash;
        this.apiKeyId = apiKeyId.value();
        this.createdAt = createdAt;
    }

    String hash() {
        return hash;
    }

    @Nullable
    Instant validUntil() {
        return validUntil;
    }

    /** Ends the secret at this time, unless it ends earlier already. */
    void endAt(Instant end) {
        if (validUntil == null || end.isBefore(validUntil)) {
            validUntil = end;
        }
    }
}
