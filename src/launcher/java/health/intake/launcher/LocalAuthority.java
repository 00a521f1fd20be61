package health.intake.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A certificate authority of its own, as companies have them: no JVM trusts it unless told to. */
public final class LocalAuthority {

    private static final String PASSWORD = "of-a-file-for-tests";
    private static final String ALIAS = "authority";

    private final Path folder;
    private final Path store;

    /**
     * What a server needs, in PEM.
     *
     * @param certificate of the server
     * @param key without a password
     * @param authority the certificate of the authority, which clients trust
     */
    public record Issued(Path certificate, Path key, Path authority) {}

    private LocalAuthority(Path folder) {
        this.folder = folder;
        this.store = folder.resolve("keys.p12");
    }

    /** A new one, with its files in an empty folder. */
    public static LocalAuthority in(Path folder) {
        LocalAuthority authority = new LocalAuthority(Folders.create(folder));
        authority.keytool(ALIAS, "-dname", "CN=Authority", "-ext", "bc:c");
        return authority;
    }

    /** Its own certificate, in PEM. */
    public Path certificate() {
        return pem(ALIAS, "CERTIFICATE");
    }

    /** A certificate for a server that is reached by a name, such as {@code ip:127.0.0.1} or {@code dns:localhost}. */
    public Issued issue(String name) {
        String alias = name.replaceAll("[^a-z0-9]", "-");
        keytool(alias, "-dname", "CN=" + alias, "-signer", ALIAS, "-ext", "san=" + name);
        return new Issued(pem(alias, "CERTIFICATE"), pem(alias, "PRIVATE KEY"), certificate());
    }

    private Path pem(String alias, String what) {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            byte[] content = what.equals("CERTIFICATE")
                    ? keys.getCertificate(alias).getEncoded()
                    : keys.getKey(alias, PASSWORD.toCharArray()).getEncoded();
            Path file = folder.resolve(alias + "-" + what.replace(' ', '-') + ".pem");
            Folders.writePrivately(
                    file,
                    "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END "
                            + what + "-----\n");
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new StartFailure("A certificate cannot be read: " + e.getMessage(), e);
        }
    }

    private void keytool(String alias, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                alias,
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString()));
        command.addAll(List.of(options));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.onExit().join().exitValue() != 0) {
                throw new StartFailure("keytool failed: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
