package health.intake.admin.backup;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Encryption by age, a program of its own, so that what is encrypted is never on disk in clear. */
record Encryption(List<String> recipients) {

    private static final String AGE = "age";

    boolean isWanted() {
        return !recipients.isEmpty();
    }

    /** Encrypts its input into a file. */
    ChildProgram into(Path file) {
        List<String> command = new ArrayList<>(List.of(AGE, "--encrypt"));
        recipients.forEach(recipient -> command.addAll(List.of("--recipient", recipient)));
        return ChildProgram.start(command, Redirect.PIPE, Redirect.to(file.toFile()));
    }

    /** Decrypts a file into its output. */
    static ChildProgram from(Path file, Path identity) {
        return ChildProgram.start(
                List.of(AGE, "--decrypt", "--identity", identity.toString()),
                Redirect.from(file.toFile()),
                Redirect.PIPE);
    }
}
