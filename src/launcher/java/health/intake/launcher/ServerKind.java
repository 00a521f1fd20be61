package health.intake.launcher;

import java.util.Locale;

/** The application servers that a local installation can run on. */
public enum ServerKind {
    PAYARA,
    WILDFLY;

    public static ServerKind of(String name) {
        for (ServerKind kind : values()) {
            if (kind.toString().equals(name)) {
                return kind;
            }
        }
        throw new StartFailure("Unknown server " + name + ": payara or wildfly");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
