package health.intake.launcher;

import java.nio.file.Path;

/** A server as it was unpacked by the build. */
record StockServer(Project project, ServerKind kind) {

    /** Its folder, or its file if it is a single one. */
    Path path() {
        return project.servers().resolve(kind.file());
    }

    /** The Java that it runs on. */
    JavaHome java() {
        return JavaHome.atLeast(kind.oldestJava());
    }
}
