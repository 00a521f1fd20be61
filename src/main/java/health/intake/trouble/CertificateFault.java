package health.intake.trouble;

import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The reason why a server's certificate was refused. */
public enum CertificateFault {
    EXPIRED("the certificate is not valid at this time"),
    OTHER_HOST("the certificate is for another host name"),
    UNTRUSTED("the certificate is not trusted");

    private final String words;

    CertificateFault(String words) {
        this.words = words;
    }

    /** For the log. */
    public String words() {
        return words;
    }

    /** Empty if the failure, or a cause of it, refused no certificate. */
    public static Optional<CertificateFault> among(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(20)
                .flatMap(thrown -> of(thrown).stream())
                .reduce((outer, inner) -> inner);
    }

    static Optional<CertificateFault> of(Throwable thrown) {
        if (thrown instanceof CertificateExpiredException || thrown instanceof CertificateNotYetValidException) {
            return Optional.of(EXPIRED);
        }
        if (isOfAnotherHost(thrown)) {
            return Optional.of(OTHER_HOST);
        }
        return thrown instanceof CertificateException ? Optional.of(UNTRUSTED) : Optional.empty();
    }

    /** Only the messages tell: {@code No subject alternative names …} of the JDK, and that of the driver, which has no cause. */
    private static boolean isOfAnotherHost(Throwable thrown) {
        String message = Objects.requireNonNullElse(thrown.getMessage(), "");
        return thrown.getClass() == CertificateException.class && message.startsWith("No ")
                || message.contains("doesn't correspond to certificate");
    }
}
