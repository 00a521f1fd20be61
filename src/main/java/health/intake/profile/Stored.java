package health.intake.profile;

/** A profile together with the version of its row. */
public record Stored(ProfileResponse profile, long version) {

    static Stored of(Profile profile) {
        return new Stored(ProfileResponse.of(profile), profile.version());
    }
}
