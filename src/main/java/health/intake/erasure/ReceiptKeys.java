package health.intake.erasure;

import health.intake.secret.Purpose;
import health.intake.secret.Secrets;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
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

    Receipt signed(Receipt receipt) {
        return receipt.with(keys.get(0).sign(receipt.signedPart()));
    }

    /** The public keys. */
    JwkSetResponse published() {
        return new JwkSetResponse(
                keys.stream().map(ReceiptKey::published).distinct().toList());
    }
}
