package health.intake.bench;

import health.intake.launcher.ServerKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What scripts/bench was asked for.
 *
 * @param folder for results; it contains an empty one for data
 * @param seconds of each cell
 * @param rounds of all cells
 * @param against the service to compare with: {@code keycloak}, the number of people in a second Intake, or {@code -}
 */
record Plan(
        Path folder,
        ServerKind server,
        Scale scale,
        int seconds,
        int rounds,
        String against,
        List<Operation> operations) {

    static final String NOBODY = "-";

    /** Twice the size of the audit trail of half an hour of load, most of it from lists. */
    private static final long BYTES_OF_THE_TRAIL = 8L << 30;

    /** Of a person in MariaDB, with ample room. */
    private static final long BYTES_IN_INTAKE = 1 << 10;

    private static final long BYTES_IN_BOTH = 6 << 10;

    /** In the order of the components; of the scale people, organizations and keys; operations as one word, or {@code all}. */
    static Plan of(String... arguments) {
        return new Plan(
                Path.of(arguments[0]),
                ServerKind.of(arguments[1]),
                new Scale(
                        Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4])),
                Integer.parseInt(arguments[5]),
                Integer.parseInt(arguments[6]),
                arguments[7],
                operations(arguments[8]));
    }

    private static List<Operation> operations(String names) {
        return names.equals("all")
                ? List.of(Operation.values())
                : Arrays.stream(names.split(","))
                        .map(name -> Operation.valueOf(name.toUpperCase(Locale.ROOT)))
                        .toList();
    }

    boolean isAgainstKeycloak() {
        return against.equals(Wrk.KEYCLOAK);
    }

    /** People in the second Intake; 0 if there is none. */
    int peopleInPeer() {
        return Character.isDigit(against.charAt(0)) ? Integer.parseInt(against) : 0;
    }

    Path data() {
        return folder.resolve("run");
    }

    /** Bytes of memory for MariaDB, ample for all that it will hold. */
    long pool() {
        long people = scale.people() + (long) peopleInPeer();
        return BYTES_OF_THE_TRAIL + people * (isAgainstKeycloak() ? BYTES_IN_BOTH : BYTES_IN_INTAKE);
    }

    /** A file for results of this plan. */
    Path file(String name) {
        return folder.resolve(server + (against.equals(NOBODY) ? "-" : "-" + against + "-") + name);
    }
}
