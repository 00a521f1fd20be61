package health.intake.container;

import health.intake.launcher.ContainerSurroundings;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Makes the surroundings of a container test before Arquillian starts the server; does nothing in other tests. */
public class SurroundingsListener implements LauncherSessionListener {

    private AutoCloseable surroundings;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        String server = System.getProperty("intake.container");
        if (server != null) {
            surroundings = ContainerSurroundings.prepare(
                    server,
                    Integer.getInteger("container.database.port"),
                    System.getenv("INTAKE_DB_PASSWORD"),
                    Integer.getInteger("container.redis.port"));
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (surroundings != null) {
            try {
                surroundings.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
