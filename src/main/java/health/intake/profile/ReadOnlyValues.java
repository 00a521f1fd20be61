package health.intake.profile;

import health.intake.id.ProfileId;
import health.intake.id.Reference;
import health.intake.id.UuidForm;
import health.intake.time.InstantText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Checks whether a read-only field already has the value that was given for it, in any form of that value. */
final class ReadOnlyValues implements BiPredicate<String, Optional<String>> {

    private final Profile profile;
    private final Predicate<Reference> isOwnGroup;

    ReadOnlyValues(Profile profile, Predicate<Reference> isOwnGroup) {
        this.profile = profile;
        this.isOwnGroup = isOwnGroup;
    }

    /** @param given empty for null */
    @Override
    public boolean test(String field, Optional<String> given) {
        return switch (field) {
            case "id" -> given.flatMap(UuidForm::parse).map(ProfileId::new).equals(Optional.of(profile.id()));
            case "handle" -> given.equals(Optional.ofNullable(profile.handle()));
            case "profile_group" ->
                given.map(Reference::fromString).filter(isOwnGroup).isPresent();
            case "profile_group_slug" ->
                given.map(Reference::toSlug).filter(isOwnGroup).isPresent();
            case "created_at" -> isAt(given, profile.createdAt());
            case "updated_at" -> isAt(given, profile.updatedAt());
            default -> false;
        };
    }

    /** Compares to the second, the precision in which instants are printed. */
    private static boolean isAt(Optional<String> given, @Nullable Instant instant) {
        return instant == null
                ? given.isEmpty()
                : given.flatMap(InstantText::read)
                        .filter(instant.truncatedTo(ChronoUnit.SECONDS)::equals)
                        .isPresent();
    }
}
