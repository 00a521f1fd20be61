package health.intake.blackbox.driver;

/** An API key with its secret, as the 201 of its creation gave it. */
public record Key(String id, String secret) {

    public static Key of(Answer created) {
        return new Key(created.is(201).id(), created.at("key").asText());
    }

    public Api api() {
        return Api.as(secret);
    }
}
