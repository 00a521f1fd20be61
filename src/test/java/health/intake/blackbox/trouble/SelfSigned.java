package health.intake.blackbox.trouble;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** A self-signed certificate for this machine, and its key, in files for servers. */
record SelfSigned(Path certificate, Path key) {

    private static final String ALIAS = "server";
    private static final String PASSWORD = "of-a-file-for-tests";

    static SelfSigned in(Path folder) {
        Path store = folder.resolve("keys.p12");
        keytool(store);
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            return new SelfSigned(
                    pem(folder, "CERTIFICATE", keys.getCertificate(ALIAS).getEncoded()),
                    pem(
                            folder,
                            "PRIVATE KEY",
                            keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keytool(Path store) {
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        try {
            Process process = new ProcessBuilder(
                            (tool + " -genkeypair -keyalg EC -dname CN=localhost -ext SAN=ip:127.0.0.1 -alias " + ALIAS
                                            + " -storetype PKCS12 -storepass " + PASSWORD + " -keystore " + store)
                                    .split(" "))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes());
            if (process.onExit().join().exitValue() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path pem(Path folder, String what, byte[] content) throws IOException {
        Path file = folder.resolve(what.replace(' ', '-') + ".pem");
        String lines = Base64.getMimeEncoder().encodeToString(content);
        return Files.writeString(file, "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n");
    }
}
