package health.intake.admin.check;

import health.intake.trouble.CertificateFault;
import java.util.Optional;

/**
 * A connection of the service, and what an operator does about its certificates.
 *
 * @param server the other end
 * @param without what happens without it
 * @param trust how to have a certificate trusted
 */
record CheckedLink(String server, String without, String trust) {

    static final CheckedLink DATABASE = new CheckedLink(
            "the database",
            "a node without its database answers every request with 503",
            "name the certificate of its authority in INTAKE_DB_URL (serverSslCert=/path/ca.pem beside sslMode)");

    static final CheckedLink REDIS = new CheckedLink(
            "Redis",
            "without it each node counts rate limits for itself, and look-ups by e-mail take longer",
            "name a file with the certificate of its authority in INTAKE_REDIS_CA_FILE");

    /** Empty if the certificate is not why the connection failed. */
    Optional<Finding> certificate(Throwable failure) {
        return CertificateFault.among(failure).map(this::finding);
    }

    private Finding finding(CertificateFault fault) {
        String certificate = "The certificate of " + server;
        return switch (fault) {
            case UNTRUSTED -> new Finding(certificate + " is not trusted", without, trust);
            case OTHER_HOST ->
                new Finding(
                        certificate + " is for another host name",
                        without,
                        "connect by a name that the certificate has, or give it one with this name (subjectAltName)");
            case EXPIRED ->
                new Finding(
                        certificate + " is not valid at this time",
                        without,
                        "renew it, or correct the clock of this machine");
        };
    }
}
