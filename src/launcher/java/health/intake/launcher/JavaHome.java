package health.intake.launcher;

import java.nio.file.Path;

/** The Java that everything here runs on. */
final class JavaHome {

    private JavaHome() {}

    static String path() {
        return System.getProperty("java.home");
    }

    static String java() {
        return Path.of(path(), "bin", "java").toString();
    }
}
