package health.intake.launcher;

import java.util.Optional;
import java.util.Scanner;

/** Makes the secrets that an operator sets as environment variables: what scripts/admin runs. */
final class Admin {

    private Admin() {}

    /** Argument: add-field-key, promote-field-key, drop-field-keys, hash-key, new-key or new-secrets. */
    public static void main(String[] arguments) {
        try {
            switch (arguments[0]) {
                case "add-field-key" -> print(fieldKeys().plusKey());
                case "promote-field-key" -> print(fieldKeys().withNewestAsPrimary());
                case "drop-field-keys" -> print(fieldKeys().withPrimaryAlone());
                case "hash-key" -> printHash(AdminKey.parse(firstLine()));
                case "new-key" -> printNewKey();
                case "new-secrets" -> printSecrets();
                default -> throw new StartFailure("Unknown: " + arguments[0]);
            }
        } catch (StartFailure | IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void printNewKey() {
        AdminKey key = AdminKey.generate();
        // the hash first: without a pepper there is none, and then no key is shown either
        printHash(key);
        System.out.println("ADMIN_KEY=" + key.text());
        System.err.println("Keep the key in a safe place: only its hash is a setting, and the key is not shown again.");
    }

    private static void printHash(AdminKey key) {
        System.out.println("INTAKE_ADMIN_KEY_HASH=" + key.hash(setting("INTAKE_KEY_PEPPER")));
    }

    private static FieldKeys fieldKeys() {
        return FieldKeys.parse(setting("INTAKE_FIELD_KEYS"));
    }

    private static void printSecrets() {
        System.out.println("INTAKE_KEY_PEPPER=" + LocalSecrets.randomBase64());
        System.out.println("INTAKE_SECRET=" + LocalSecrets.randomBase64());
        print(FieldKeys.generate());
    }

    private static void print(FieldKeys keys) {
        System.out.println("INTAKE_FIELD_KEYS=" + keys.text());
    }

    private static Optional<String> setting(String variable) {
        return Optional.ofNullable(System.getenv(variable));
    }

    private static String firstLine() {
        Scanner input = new Scanner(System.in);
        return input.hasNextLine() ? input.nextLine().strip() : "";
    }
}
