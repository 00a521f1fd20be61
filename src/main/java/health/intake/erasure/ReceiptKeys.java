package health.intake.erasure;

import health.intake.secret.Purpose;
import health.intake.secret.Secrets;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;

/** The keys under which receipts are signed, one for each given secret; the first signs. */
@ApplicationScoped
public class ReceiptKeys {

    @Inject
    Secrets secrets;

    private List<ReceiptKey> keys = List.of();

    @PostConstruct
    void prepare() {
        keys = secrets.subkeys(Purpose.RECEIPT).stream().map(ReceiptKey::new).toList();
    }

    /** So that a node which cannot sign does not start, and the first erasure does not hold its lock while classes are loaded. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        keys.forEach(key -> key.sign(new byte[0]));
    }

    Receipt signed(Receipt receipt) {
        return receipt.with(keys.get(0).sign(receipt.signedPart()));
    }

    /** The public keys. */
    JwkSetResponse published() {
        return new JwkSetResponse(
                keys.stream().map(ReceiptKey::published).distinct().toList());
    }
}
