package health.intake.blackbox.driver;

import health.intake.launcher.LocalIntake;
import health.intake.launcher.LocalIntake.Options;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A whole installation of its own whose database lies on a file system of a given size, which can be filled. */
public final class CrampedInstallation implements AutoCloseable {

    private final Path folder = Installation.shared().folderBeside("cramped");
    private final Path disk = folder.resolve("mariadb");
    private final Path ballast = disk.resolve("ballast");
    private final LocalIntake intake;

    CrampedInstallation(int megabytes) {
        run("mkdir", "-p", disk.toString());
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", disk.toString());
        try {
            intake = LocalIntake.start(
                    Options.of(ServerUnderTest.kind(), folder).with(Map.of("INTAKE_RATE_LIMIT_KEY", "none")));
        } catch (RuntimeException e) {
            run("umount", disk.toString());
            throw e;
        }
    }

    /** Whether this user may mount file systems. */
    public static boolean isPossible() {
        try {
            Path probe = Files.createTempDirectory("cramped");
            boolean isMounted = exit("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", probe.toString()) == 0
                    && exit("umount", probe.toString()) == 0;
            Files.delete(probe);
            return isMounted;
        } catch (IOException e) {
            return false;
        }
    }

    /** The service, asked without a key. */
    public Api anonymous() {
        return Api.of(intake.baseUrl());
    }

    /** Sends requests with the ADMIN key. */
    public Api operator() {
        return anonymous().with("x-api-key", intake.adminKey());
    }

    /** A connection of the database's administrator, to be closed by the caller. */
    public Sql sql() {
        var database = intake.database();
        return new Sql(database.jdbcUrl(), "root", database.rootPassword());
    }

    /** Leaves not one free block. */
    public void fill() {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            if (disk.toFile().getUsableSpace() >= block.length) {
                throw new UncheckedIOException(full);
            }
        }
    }

    public void free() {
        try {
            Files.deleteIfExists(ballast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(String... command) {
        int exit = exit(command);
        if (exit != 0) {
            throw new IllegalStateException(List.of(command) + ": " + exit);
        }
    }

    private static int exit(String... command) {
        try {
            return new ProcessBuilder(command).start().waitFor();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        free();
        intake.close();
        run("umount", disk.toString());
    }
}
