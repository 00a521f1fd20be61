package health.intake.patient;

import health.intake.access.AccessContext;
import health.intake.email.EmailAddress;
import health.intake.problem.ProblemException;
import health.intake.problem.Rule;
import health.intake.problem.Rules;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A look-up by one of the query parameters that name a patient, or none; by several it is {@code invalid_query}. */
record PatientLookup(@Nullable String email, @Nullable String emrId, @Nullable String username) {

    private static final Pattern INTEGER = Pattern.compile("[0-9]{1,19}");
    private static final int BITS = 63;

    PatientLookup {
        List<String> given = Stream.of(
                        email == null ? null : "email",
                        emrId == null ? null : "emrId",
                        username == null ? null : "username")
                .flatMap(Stream::ofNullable)
                .toList();
        if (given.size() > 1) {
            throw ProblemException.invalidQuery(
                    given.get(1), Rule.of(Rules.NOT_BESIDE).where("other", given.get(0)));
        }
    }

    /** The parameter that the look-up is by; null without one. */
    @Nullable
    String by() {
        if (email != null) {
            return "email";
        }
        if (emrId != null) {
            return "emrId";
        }
        return username == null ? null : "username";
    }

    /** The patient, or nobody. */
    List<PatientResponse> in(Patients patients, AccessContext context) {
        if (email != null) {
            return patients.byEmail(context, EmailAddress.ofQuery("email", email));
        }
        if (emrId != null) {
            return patients.byEmrId(context, number(emrId));
        }
        return username == null ? List.of() : patients.byUsername(context, username);
    }

    private static long number(String text) {
        return Optional.of(text)
                .filter(given -> INTEGER.matcher(given).matches())
                .map(BigInteger::new)
                .filter(value -> value.bitLength() <= BITS)
                .orElseThrow(() -> ProblemException.invalidQuery(
                        "emrId", Rule.of(Rules.BETWEEN).where("min", 0).where("max", Long.MAX_VALUE)))
                .longValueExact();
    }

    @Override
    public String toString() {
        return "PatientLookup[masked]";
    }
}
