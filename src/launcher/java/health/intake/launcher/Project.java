package health.intake.launcher;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The places of files in the source tree of Intake.
 *
 * @param war that servers serve: the one of the build, unless it is another release's
 */
record Project(Path root, Path war) {

    /** The source tree that contains the working folder. */
    static Project here() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("server-config"))) {
                return new Project(folder, folder.resolve("target/intake.war"));
            }
        }
        throw new StartFailure("Not inside the tree of Intake: " + Path.of("").toAbsolutePath());
    }

    Project serving(Path otherWar) {
        return new Project(root, otherWar);
    }

    /** Stock servers, unpacked. */
    Path servers() {
        return root.resolve("target/servers");
    }

    /** The files with which an operator installs Intake on a stock server. */
    Path serverConfig(String product) {
        return root.resolve("server-config").resolve(product);
    }
}
