package health.intake.launcher;

import java.nio.file.Path;

/**
 * The surroundings of the servers that Arquillian starts: a database and a Redis on the ports that their environment names,
 * and a server home that server-config/ has prepared.
 */
public final class ContainerSurroundings {

    private ContainerSurroundings() {}

    /**
     * Starts database and Redis and prepares the server.
     *
     * @param server {@code wildfly} or {@code payara}
     * @return closes everything that was started
     */
    public static AutoCloseable prepare(String server, int databasePort, String databasePassword, int redisPort) {
        Project project = Project.here();
        Path folder = project.root().resolve("target/container-" + server);
        Folders.delete(folder);
        Folders.create(folder);
        LocalSecrets secrets = new LocalSecrets("", "", "", "", databasePassword, databasePassword, databasePassword);
        LocalMariaDb database = LocalMariaDb.start(project, folder.resolve("mariadb"), secrets, databasePort);
        Runtime.getRuntime().addShutdownHook(new Thread(database::close));
        LocalRedis redis = LocalRedis.start(project, folder.resolve("redis"), redisPort);
        Runtime.getRuntime().addShutdownHook(new Thread(redis::close));
        if (server.equals("wildfly")) {
            Folders.copy(
                    WildFlyHome.configured(new StockServer(project, ServerKind.WILDFLY))
                            .resolve("standalone"),
                    folder.resolve("standalone"));
        } else {
            PayaraServerHome.configured(project);
        }
        return () -> {
            redis.close();
            database.close();
        };
    }
}
