package health.intake.profile;

import health.intake.id.Reference;
import health.intake.json.GivenValue;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Checks whether a read-only field already has the value that was given for it, in any form of that value. */
final class ReadOnlyValues implements BiPredicate<String, GivenValue> {

    private final ProfileResponse profile;
    private final Predicate<Reference> isOwnGroup;

    ReadOnlyValues(ProfileResponse profile, Predicate<Reference> isOwnGroup) {
        this.profile = profile;
        this.isOwnGroup = isOwnGroup;
    }

    @Override
    public boolean test(String field, GivenValue given) {
        return switch (field) {
            case "id" -> given.is(profile.id().value());
            case "handle" -> given.is(profile.handle());
            case "profile_group" ->
                given.text().map(Reference::fromString).filter(isOwnGroup).isPresent();
            case "profile_group_slug" ->
                given.text().map(Reference::toSlug).filter(isOwnGroup).isPresent();
            case "created_at" -> given.isAt(profile.createdAt());
            case "updated_at" -> given.isAt(profile.updatedAt());
            default -> false;
        };
    }
}
