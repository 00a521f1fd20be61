package health.intake.admin.backup;

import health.intake.admin.command.CommandFailure;
import health.intake.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;

/** The folder of a backup, which only its owner may read. The manifest is written last: a backup without it is not complete. */
record BackupFolder(Path path) {

    private static final String MANIFEST = "backup.json";
    private static final String UNFINISHED = "backup.json.unfinished";
    private static final String DUMP = "intake.sql.gz";

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    static String dumpName(boolean isEncrypted) {
        return isEncrypted ? DUMP + ".age" : DUMP;
    }

    /** Creates the folder, unless it exists and is empty, and in it the file of the dump. */
    Path begin(boolean isEncrypted) {
        try {
            if (!Files.exists(path)) {
                Files.createDirectories(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            try (Stream<Path> files = Files.list(path)) {
                if (files.findAny().isPresent()) {
                    throw new CommandFailure("The folder is not empty, so nothing was written to it: " + path);
                }
            }
            return Files.createFile(path.resolve(dumpName(isEncrypted)), OWNER_ONLY);
        } catch (IOException e) {
            throw new CommandFailure("The folder cannot be written to: " + e, e);
        }
    }

    /** What a failed backup leaves is removed, so that the folder may be used again. */
    void abandon(Path dump) {
        try {
            Files.deleteIfExists(path.resolve(UNFINISHED));
            Files.deleteIfExists(dump);
        } catch (IOException e) {
            // without a manifest it is not taken for a backup
            return;
        }
    }

    /** Completes the backup once everything is on disk. */
    void complete(Manifest manifest) {
        try {
            force(path.resolve(manifest.dump().name()));
            Path unfinished = Files.createFile(path.resolve(UNFINISHED), OWNER_ONLY);
            Files.write(unfinished, Json.bytes(manifest));
            force(unfinished);
            Files.move(unfinished, path.resolve(MANIFEST), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new CommandFailure("The backup cannot be completed: " + e, e);
        }
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** The file of the dump as it is on disk. */
    Manifest.File file(Path dump) {
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(dump), sha256())) {
            long bytes = in.transferTo(java.io.OutputStream.nullOutputStream());
            return new Manifest.File(
                    dump.getFileName().toString(),
                    bytes,
                    HexFormat.of().formatHex(in.getMessageDigest().digest()));
        } catch (IOException e) {
            throw new CommandFailure("The backup cannot be read: " + e, e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The manifest of a complete backup whose file is as it was written. */
    Manifest verified() {
        Manifest manifest = manifest();
        String expected = dumpName(manifest.isEncrypted());
        if (!manifest.dump().name().equals(expected) || !Files.exists(path.resolve(expected))) {
            throw new CommandFailure("The backup is not complete: there is no " + expected + " in " + path);
        }
        if (!file(path.resolve(expected)).equals(manifest.dump())) {
            throw new CommandFailure("The backup is damaged: " + expected + " is not as it was written");
        }
        return manifest;
    }

    private Manifest manifest() {
        Path file = path.resolve(MANIFEST);
        if (!Files.exists(file)) {
            throw new CommandFailure("There is no complete backup in " + path + ": " + MANIFEST + " is missing");
        }
        try {
            return Json.read(Files.readAllBytes(file), Manifest.class);
        } catch (IOException | UncheckedIOException e) {
            throw new CommandFailure(file + " is not the manifest of a backup that this version can restore", e);
        }
    }

    InputStream open(Manifest manifest) throws IOException {
        return Files.newInputStream(path.resolve(manifest.dump().name()));
    }
}
