package health.intake.blackbox.driver;

import com.fasterxml.jackson.databind.JsonNode;

/** A profile group of a tenant. */
public record Group(String id, String slug, String name) {

    static Group of(JsonNode document) {
        return new Group(
                document.get("id").asText(),
                document.get("slug").asText(),
                document.get("name").asText());
    }

    /** As key documents print it. */
    public String json() {
        return """
                {"id": "%s", "slug": "%s", "name": "%s"}""".formatted(id, slug, name);
    }
}
