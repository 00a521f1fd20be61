package health.intake.blackbox.driver;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Names that are unique in this installation, even after a restart on earlier data. */
public final class Unique {

    private static final String RUN = UUID.randomUUID().toString().substring(24);
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Unique() {}

    public static String slug(String stem) {
        return stem + "-" + RUN + "-" + Integer.toString(COUNT.incrementAndGet(), 36);
    }

    public static String email(String stem) {
        return slug(stem) + "@example.com";
    }
}
