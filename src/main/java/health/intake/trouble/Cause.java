package health.intake.trouble;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * The cause of a failure in one line: words for common causes, and the types of the exceptions with the codes of the
 * database. No message of an exception is repeated, because drivers and parsers quote values there.
 */
public final class Cause {

    private static final String OURS = "health.intake.";

    private static final Map<Class<?>, String> BY_TYPE = Map.of(
            ConnectException.class, "connection refused",
            NoRouteToHostException.class, "no route to the host",
            UnknownHostException.class, "unknown host name",
            SocketTimeoutException.class, "no answer in time",
            TimeoutException.class, "no answer in time",
            EOFException.class, "the connection was closed",
            SSLException.class, "TLS failed");

    /** Error codes of MariaDB. */
    private static final Map<Integer, String> BY_CODE = Map.ofEntries(
            Map.entry(1021, "the disk is full"),
            Map.entry(1026, "a file cannot be written"),
            Map.entry(1114, "the disk or the table space is full"),
            Map.entry(1040, "too many connections"),
            Map.entry(1203, "too many connections of this user"),
            Map.entry(1044, "the user may not access the database"),
            Map.entry(1045, "wrong user or password"),
            Map.entry(1049, "there is no such database"),
            Map.entry(1129, "the database blocks this host"),
            Map.entry(1142, "the user lacks a privilege"),
            Map.entry(1143, "the user lacks a privilege"),
            Map.entry(1227, "the user lacks a privilege"),
            Map.entry(1146, "a table is missing"),
            Map.entry(1205, "another transaction holds a lock"),
            Map.entry(1290, "the database is read-only"),
            Map.entry(1836, "the database is read-only"));

    /** Phrases in the messages of drivers; Payara's pool keeps nothing else of the exception. */
    private static final Map<String, String> BY_PHRASE = Map.of(
            "Access denied", "wrong user or password",
            "Connection refused", "connection refused",
            "Too many connections", "too many connections",
            "Unknown database", "there is no such database",
            "timed out", "no answer in time",
            "In-use connections equal max-pool-size", "all connections are in use");

    private Cause() {}

    public static String of(Throwable failure) {
        List<Throwable> chain = chain(failure);
        String types = String.join(" < ", chain.stream().map(Cause::type).toList());
        // the deepest exception is the most exact; its words may be in another exception of the same pool or driver
        return chain.stream()
                .flatMap(each -> words(each).stream())
                .reduce((outer, inner) -> inner)
                .or(() -> said(chain.get(chain.size() - 1)))
                .map(words -> words + " (" + types + ")")
                .orElseGet(() -> types + place(chain));
    }

    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable t = failure; t != null && !chain.contains(t); t = t.getCause()) {
            chain.add(t);
        }
        return chain;
    }

    private static String type(Throwable thrown) {
        String name = thrown.getClass().getSimpleName();
        return thrown instanceof SQLException sql
                ? name + " [" + sql.getErrorCode() + " " + sql.getSQLState() + "]"
                : name;
    }

    private static Optional<String> words(Throwable thrown) {
        return CertificateFault.of(thrown)
                .map(CertificateFault::words)
                .or(() -> thrown instanceof SQLException sql
                        ? Optional.ofNullable(BY_CODE.get(sql.getErrorCode()))
                        : byType(thrown));
    }

    private static Optional<String> byType(Throwable thrown) {
        return Stream.<Class<?>>iterate(thrown.getClass(), type -> type != null, Class::getSuperclass)
                .filter(BY_TYPE::containsKey)
                .findFirst()
                .map(BY_TYPE::get);
    }

    private static Optional<String> said(Throwable thrown) {
        String message = Objects.requireNonNullElse(thrown.getMessage(), "");
        return BY_PHRASE.entrySet().stream()
                .filter(phrase -> message.contains(phrase.getKey()))
                .findFirst()
                .map(Map.Entry::getValue);
    }

    private static String place(List<Throwable> chain) {
        if (chain.stream().anyMatch(SQLException.class::isInstance)) {
            return "";
        }
        return Stream.of(chain.get(chain.size() - 1).getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .findFirst()
                .map(frame -> " in " + frame)
                .orElse("");
    }
}
