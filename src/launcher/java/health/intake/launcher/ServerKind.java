package health.intake.launcher;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The application servers that a local installation can run on. */
public enum ServerKind {
    /** Payara Micro 6, Jakarta EE 10. */
    PAYARA("payara-micro.jar", 17),
    /** Payara Micro 7, Jakarta EE 11. */
    PAYARA_7("payara-micro-7.jar", 21),
    /** Payara Server 6, Jakarta EE 10. */
    PAYARA_SERVER("payara6", 17),
    /** WildFly, Jakarta EE 10. */
    WILDFLY("wildfly", 17),
    /** WildFly Preview, Jakarta EE 11. */
    WILDFLY_PREVIEW("wildfly-preview", 17);

    private final String file;
    private final int oldestJava;

    /**
     * @param file the name of the unpacked server among those of the build
     * @param oldestJava the oldest release of Java that it runs on
     */
    ServerKind(String file, int oldestJava) {
        this.file = file;
        this.oldestJava = oldestJava;
    }

    public static ServerKind of(String name) {
        for (ServerKind kind : values()) {
            if (kind.toString().equals(name)) {
                return kind;
            }
        }
        throw new StartFailure("Unknown server " + name + ": "
                + Arrays.stream(values()).map(ServerKind::toString).collect(Collectors.joining(", ")));
    }

    /** Whether its HTTP layer is Payara's. */
    public boolean isPayara() {
        return this == PAYARA || this == PAYARA_7 || this == PAYARA_SERVER;
    }

    /** Whether the build has unpacked it. */
    public boolean isUnpacked() {
        return Files.exists(Project.here().servers().resolve(file));
    }

    String file() {
        return file;
    }

    int oldestJava() {
        return oldestJava;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
