package health.intake.profilegroup;

import health.intake.id.GroupId;

/** A profile group inside another document. */
public record ProfileGroupSummary(GroupId id, String slug, String name) {

    static ProfileGroupSummary of(ProfileGroup group) {
        return new ProfileGroupSummary(group.id(), group.slug(), group.name());
    }
}
