package health.intake.group;

import java.util.UUID;

/** A profile group inside another document. */
public record ProfileGroupSummary(UUID id, String slug, String name) {

    static ProfileGroupSummary of(ProfileGroup group) {
        return new ProfileGroupSummary(group.id(), group.slug(), group.name());
    }
}
