package health.intake.patient;

import health.intake.credential.OwnWords;
import health.intake.id.GroupId;
import health.intake.id.Reference;
import health.intake.json.GivenValue;
import health.intake.person.Username;
import health.intake.problem.Rules;
import health.intake.problem.Violation;
import health.intake.profile.ProfileResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rules of a change that depend on the patient; fields that could not be read are null and skipped. */
final class ChangeRules implements BiPredicate<String, GivenValue> {

    private final Patient current;
    private final Function<String, Optional<GroupId>> groups;

    /** @param groups finds the group of the organization that a reference names */
    ChangeRules(Patient current, Function<String, Optional<GroupId>> groups) {
        this.current = current;
        this.groups = groups;
    }

    List<Violation> violations(PatientChange change) {
        ProfileResponse profile = current.stored().profile();
        // the country may have changed, and what it was may be sent back
        List<Violation> found = new ArrayList<>(current.rules()
                .violations(
                        change.phone().changes(profile.phone()) ? change.phone().value() : null,
                        change.province().changes(province())
                                ? change.province().value()
                                : null));
        String password = change.password().value();
        if (password != null && ownWords(change).makeUp(password)) {
            found.add(new Violation("password", Rules.PASSWORD));
        }
        if (change.phone().clears() && profile.phone() != null) {
            found.add(new Violation("phone", Rules.NOT_CLEARABLE));
        }
        return found;
    }

    private @Nullable String province() {
        return current.account().fields().province();
    }

    private OwnWords ownWords(PatientChange change) {
        ProfileResponse profile = current.stored().profile();
        return OwnWords.of(
                change.firstName().or(profile.firstName()),
                change.lastName().or(profile.lastName()),
                change.email().or(current.stored().email()));
    }

    /** Whether a read-only field already has the value that was given for it, in any form of that value. */
    @Override
    public boolean test(String field, GivenValue given) {
        ProfileResponse profile = current.stored().profile();
        return switch (field) {
            case "id" -> given.is(profile.id().value());
            case "organization" -> given.text().filter(this::isOrganization).isPresent();
            case "username" ->
                given.is(current.username())
                        || given.text().flatMap(Username::canonical).equals(Optional.of(current.username()));
            case "groups" -> given.texts().filter(this::areGroups).isPresent();
            case "createdAt" -> given.isAt(profile.createdAt());
            case "updatedAt" -> given.isAt(profile.updatedAt());
            default -> false;
        };
    }

    private boolean isOrganization(String text) {
        Reference reference = Reference.fromString(text);
        return current.organization().slug().equals(reference.slug())
                || current.organization().id().value().equals(reference.id());
    }

    private boolean areGroups(List<String> references) {
        return references.size() == current.groups().size()
                && references.stream()
                        .flatMap(reference -> groups.apply(reference).stream())
                        .toList()
                        .equals(current.groups());
    }
}
