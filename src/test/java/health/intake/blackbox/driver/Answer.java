package health.intake.blackbox.driver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The answer of the service to one request. */
public record Answer(String method, String target, int status, HttpHeaders headers, byte[] body) {

    public String text() {
        return new String(body, UTF_8);
    }

    public JsonNode json() {
        return Json.parse(text());
    }

    public JsonNode at(String field) {
        JsonNode value = json().get(field);
        assertThat(value).as("%s of %s", field, this).isNotNull();
        return value;
    }

    public String id() {
        return at("id").asText();
    }

    public String etag() {
        return requiredHeader("ETag");
    }

    public @Nullable String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    public String requiredHeader(String name) {
        String value = header(name);
        assertThat(value).as("header %s of %s", name, this).isNotNull();
        return Objects.requireNonNull(value);
    }

    /** The header's members in the order in which they stand, whether in one field line or in several. */
    public List<String> headerList(String name) {
        List<String> members = new ArrayList<>();
        for (String line : headers.allValues(name)) {
            for (String member : line.split(",")) {
                members.add(member.strip());
            }
        }
        return members;
    }

    public Answer is(int expected) {
        assertThat(status).as("status of %s", this).isEqualTo(expected);
        return this;
    }

    public Answer isAnyOf(Integer... expected) {
        assertThat(status).as("status of %s", this).isIn((Object[]) expected);
        return this;
    }

    /** Checks which problem this is; the form of every answer was checked before. */
    public Answer isProblem(int expectedStatus, String expectedCode) {
        is(expectedStatus);
        assertThat(at("code").asText()).as("code of %s", this).isEqualTo(expectedCode);
        return this;
    }

    /** @param expected all violations in their order, each as {@code field code} */
    public Answer violates(String... expected) {
        isProblem(400, "validation_failed");
        assertThat(violations()).as("violations of %s", this).containsExactly(expected);
        return this;
    }

    public List<String> violations() {
        List<String> found = new ArrayList<>();
        for (JsonNode violation : at("violations")) {
            found.add(violation.get("field").asText() + " "
                    + violation.get("code").asText());
        }
        return found;
    }

    /** @param masked fields whose values the expected text gives as {@code "*"} */
    public Answer hasBody(String expected, String... masked) {
        assertThat(Json.masked(text(), masked)).as("body of %s", this).isEqualTo(Json.pretty(expected));
        return this;
    }

    /** The values of one field in an array of objects. */
    public List<String> each(String field) {
        List<String> values = new ArrayList<>();
        json().forEach(element -> values.add(element.get(field).asText()));
        return values;
    }

    /** All headers that do not change from one answer to the next by themselves. */
    public String steadyHeaders() {
        var steady = new TreeMap<>(headers.map());
        steady.remove("date");
        steady.remove("Date");
        return steady.toString();
    }

    @Override
    public String toString() {
        return method + " " + target.substring(0, Math.min(200, target.length())) + " -> " + status + " "
                + headers.map() + " " + text();
    }
}
