package health.intake.redis;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Certificates of authorities that are trusted in place of those of the JVM. */
public final class TrustedCertificates {

    private final TrustManagerFactory trust;

    private TrustedCertificates(TrustManagerFactory trust) {
        this.trust = trust;
    }

    /** Whether a text is a value of the setting intake.redis.ca. */
    public static boolean arePem(String text) {
        return parse(text).isPresent();
    }

    /** Empty if the text is not at least one certificate in PEM (RFC 7468), and nothing else. */
    public static Optional<TrustedCertificates> parse(String pem) {
        try {
            Collection<? extends Certificate> certificates = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
            return certificates.isEmpty() ? Optional.empty() : Optional.of(new TrustedCertificates(of(certificates)));
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }

    private static TrustManagerFactory of(Collection<? extends Certificate> certificates) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate certificate : certificates) {
                store.setCertificateEntry("ca-" + store.size(), certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            return trust;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The JVM cannot hold certificates in memory", e);
        }
    }

    TrustManagerFactory trustManagers() {
        return trust;
    }

    /** For sockets that trust these certificates only. */
    public SSLSocketFactory sockets() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JVM has no TLS", e);
        }
    }
}
