package health.intake.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class CauseTest {

    private static Throwable because(Throwable outer, Throwable inner) {
        outer.initCause(inner);
        return outer;
    }

    @Test
    void theErrorOfTheDatabaseIsSaidInWordsWithItsCodes() {
        assertThat(Cause.of(because(
                        new SQLException("of a pool"),
                        new SQLInvalidAuthorizationSpecException("Access denied for 'secret'", "28000", 1045))))
                .isEqualTo("wrong user or password"
                        + " (SQLException [0 null] < SQLInvalidAuthorizationSpecException [1045 28000])");
        assertThat(Cause.of(new SQLException("CREATE command denied to 'secret'", "42000", 1142)))
                .isEqualTo("the user lacks a privilege (SQLException [1142 42000])");
    }

    @Test
    void theDeepestCauseThatHasWordsIsTold() {
        assertThat(Cause.of(because(new SQLException("of a driver", "08000", -1), new ConnectException("secret"))))
                .startsWith("connection refused (");
        assertThat(Cause.of(because(new SSLHandshakeException("secret"), new CertificateExpiredException("secret"))))
                .startsWith("the certificate is not valid at this time (");
        assertThat(Cause.of(because(new IllegalStateException("secret"), new SocketTimeoutException("secret"))))
                .startsWith("no answer in time (");
    }

    @Test
    void whyACertificateWasRefusedIsTold() {
        assertThat(Cause.of(because(new SSLHandshakeException("secret"), new CertificateException("secret"))))
                .startsWith("the certificate is not trusted (");
        assertThat(Cause.of(because(
                        new SSLHandshakeException("secret"),
                        new CertificateException("No subject alternative names matching IP address secret found"))))
                .isEqualTo("the certificate is for another host name (SSLHandshakeException < CertificateException)");
        assertThat(Cause.of(new SQLException(
                        "SSL hostname verification failed : IPv4 host \"secret\" doesn't correspond to certificate CN"
                                + " \"secret\"",
                        "08000",
                        -1)))
                .isEqualTo("the certificate is for another host name (SQLException [-1 08000])");
        assertThat(Cause.of(new SSLException("secret"))).isEqualTo("TLS failed (SSLException)");
    }

    @Test
    void causeInAMessageOfThePoolIsToldToo() {
        assertThat(Cause.of(because(
                        new SQLException("of a pool"),
                        new IllegalStateException("no connection to secret: Read timed out"))))
                .isEqualTo("no answer in time (SQLException [0 null] < IllegalStateException)");
    }

    @Test
    void aFailureOfTheServiceIsLoggedWithItsPlace() {
        assertThat(Cause.of(new IllegalStateException("secret")))
                .startsWith(
                        "IllegalStateException in health.intake.trouble.CauseTest.aFailureOfTheServiceIsLoggedWithItsPlace(");
    }

    @Test
    void noMessageIsRepeatedAndACircleEnds() {
        Exception one = new IllegalStateException("secret");
        Exception two = new IllegalArgumentException("secret", one);
        one.initCause(two);

        assertThat(Cause.of(one))
                .doesNotContain("secret", "\n")
                .startsWith("IllegalStateException < IllegalArgumentException");
    }
}
