package health.intake.blackbox;

/** An API key with its secret, as the 201 of its creation gave it. */
record Key(String id, String secret) {

    static Key of(Answer created) {
        return new Key(created.is(201).id(), created.at("key").asText());
    }

    Api api() {
        return Api.as(secret);
    }
}
