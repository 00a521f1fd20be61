package health.intake.admin;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Scanner;

/** The operator's commands, as scripts/admin describes them. */
public final class Admin {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;

    private final OperatorSettings settings;
    private final Clock clock;
    private final Terminal terminal;

    /**
     * The terminal that a command is run from.
     *
     * @param out for results
     * @param err for other messages to the operator
     */
    record Terminal(InputStream in, PrintStream out, PrintStream err) {}

    Admin(OperatorSettings settings, Clock clock, Terminal terminal) {
        this.settings = settings;
        this.clock = clock;
        this.terminal = terminal;
    }

    /** Arguments: a command and its arguments. The exit code is 1 if the command fails or finds something wrong. */
    public static void main(String[] arguments) {
        Terminal terminal = new Terminal(System.in, System.out, System.err);
        try {
            new Admin(new OperatorSettings(System.getenv()), Clock.systemUTC(), terminal).run(arguments);
        } catch (CommandFailure | IllegalStateException e) {
            terminal.err.println(e.getMessage());
            System.exit(1);
        }
    }

    void run(String... arguments) {
        List<String> words = List.of(arguments);
        List<String> rest = words.stream().skip(1).toList();
        switch (words.isEmpty() ? "" : words.get(0)) {
            case "new-secrets" -> printSecrets();
            case "add-field-key" -> print(settings.fieldKeys().plusKey());
            case "promote-field-key" -> print(settings.fieldKeys().withNewestAsPrimary());
            case "drop-field-keys" -> print(settings.fieldKeys().withPrimaryAlone());
            case "new-key" -> printNewKey();
            case "hash-key" -> printHash(AdminKey.parse(firstLine()));
            case "audit" -> terminal.out.println(audited(rest));
            case "re-encrypt" -> terminal.out.println(reencrypted(rest));
            case "restored" -> terminal.out.println(ended(rest));
            default -> throw unknown(words);
        }
    }

    private String audited(List<String> arguments) {
        if (arguments.isEmpty() || !arguments.get(0).equals("verify")) {
            throw unknown(arguments);
        }
        return new SealedTrail(settings, clock)
                .verify(arguments.stream().skip(1).toArray(String[]::new));
    }

    private String reencrypted(List<String> arguments) {
        boolean countOnly = arguments.equals(List.of("--count"));
        if (!countOnly && !arguments.isEmpty()) {
            throw unknown(arguments);
        }
        Reencryption reencryption = new Reencryption(settings);
        return countOnly ? reencryption.count() : reencryption.run();
    }

    private String ended(List<String> arguments) {
        RestoredKeys keys = new RestoredKeys(settings, clock);
        if (arguments.equals(List.of("--without-log"))) {
            return keys.endAll();
        }
        if (arguments.isEmpty() || !arguments.get(0).equals("--log")) {
            throw unknown(arguments);
        }
        return keys.endAsLogged(arguments.stream().skip(1).map(Path::of).toArray(Path[]::new));
    }

    private void printNewKey() {
        AdminKey key = AdminKey.generate();
        // the hash first: it fails without a pepper, and then no key is shown either
        printHash(key);
        terminal.out.println("ADMIN_KEY=" + key.text());
        terminal.err.println(
                "Keep the key in a safe place: only its hash is a setting, and the key is not shown again.");
    }

    private void printHash(AdminKey key) {
        terminal.out.println("INTAKE_ADMIN_KEY_HASH=" + key.hash(settings.keyPepper()));
    }

    private void printSecrets() {
        terminal.out.println("INTAKE_KEY_PEPPER=" + newSecret());
        terminal.out.println("INTAKE_SECRET=" + newSecret());
        print(FieldKeys.generate());
    }

    private void print(FieldKeys keys) {
        terminal.out.println("INTAKE_FIELD_KEYS=" + keys.text());
    }

    private String firstLine() {
        Scanner lines = new Scanner(terminal.in, Charset.defaultCharset());
        return lines.hasNextLine() ? lines.nextLine().strip() : "";
    }

    private static String newSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static CommandFailure unknown(List<String> words) {
        return new CommandFailure("Unknown: " + String.join(" ", words));
    }
}
