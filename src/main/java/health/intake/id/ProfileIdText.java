package health.intake.id;

/** The id of a profile as a path gives it, for an operation that judges its query first, as the order of checks wants. */
public record ProfileIdText(String text) {

    /** Jakarta REST calls this for path parameters. */
    public static ProfileIdText fromString(String text) {
        return new ProfileIdText(text);
    }

    /** The id; of anything but a UUID, {@code invalid_id}. */
    public ProfileId id() {
        return ProfileId.fromString(text);
    }
}
