package health.intake.blackbox.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.openapi.OpenApiOperations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The collection that {@code scripts/clients postman} makes. */
@Tag("long")
class PostmanCollectionIT {

    private static JsonNode collection = Json.parse("{}");

    @BeforeAll
    static void make() throws Exception {
        Program.assumeInstalled("node", "--version");
        Program.assumeInstalled("npm", "--version");
        Program.run("scripts/clients", "postman");
        collection = Json.parse(Files.readString(Path.of("target/clients/intake.postman_collection.json"), UTF_8));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Stream<JsonNode> requests(JsonNode folder) {
        return elements(folder.path("item"))
                .flatMap(item -> item.has("item") ? requests(item) : Stream.of(item.path("request")));
    }

    private static String path(JsonNode request) {
        return elements(request.at("/url/path")).map(JsonNode::asText).collect(Collectors.joining("/", "/", ""));
    }

    @Test
    void itIsACollectionOfVersion21WithEveryOperation() {
        assertThat(collection.at("/info/schema").asText())
                .isEqualTo("https://schema.getpostman.com/json/collection/v2.1.0/collection.json");
        assertThat(collection.at("/info/name").asText()).isEqualTo("Intake");
        assertThat(requests(collection))
                .allMatch(request -> request.at("/url/host").toString().equals("[\"{{baseUrl}}\"]"));
        assertThat(requests(collection)
                        .map(request -> request.path("method").asText().toLowerCase(Locale.ROOT) + " " + path(request)))
                .containsExactlyInAnyOrderElementsOf(OpenApiOperations.all()
                        .map(operation -> operation.toString().replaceAll("\\{(\\w+)}", ":$1"))
                        .toList());
    }

    @Test
    void everyVariableHasAPlace() {
        assertThat(elements(collection.path("variable"))
                        .map(each -> each.path("key").asText()))
                .startsWith("baseUrl", "apiKey")
                .contains("id", "org")
                .doesNotHaveDuplicates();
        assertThat(elements(collection.at("/auth/apikey"))
                        .map(each -> each.path("key").asText() + "="
                                + each.path("value").asText()))
                .containsExactlyInAnyOrder("key=x-api-key", "value={{apiKey}}", "in=header");
        assertThat(requests(collection)).noneMatch(request -> request.has("auth"));
        assertThat(Pattern.compile("\\{\\{(\\w+)}}")
                        .matcher(collection.path("item").toString())
                        .results()
                        .map(used -> used.group(1)))
                .isSubsetOf(elements(collection.path("variable"))
                        .map(each -> each.path("key").asText())
                        .toList());
    }

    /** As Postman sends them, once the variables are set. */
    @ParameterizedTest
    @CsvSource({"Profiles, 201 200 200 200 200", "Patients, 201 200 200 200", "Own key, 200 200 204"})
    void requestsOfPartnersAreAnswered(String folder, String statuses) {
        Tenant tenant = Tenant.open();
        tenant.group("acme-clinic-berlin");
        Api partner = tenant.testKey("CREATE_USER", "PROFILES_VIEW").api();
        Map<String, String> variables = new HashMap<>();
        List<String> answered = new ArrayList<>();

        elements(collection.path("item"))
                .filter(item -> item.path("name").asText().equals(folder))
                .flatMap(PostmanCollectionIT::requests)
                .forEach(request -> {
                    Answer answer = send(partner, request, variables);
                    if (answer.status() == 201) {
                        variables.put(":id", answer.id());
                    }
                    answered.add(String.valueOf(answer.status()));
                });

        assertThat(String.join(" ", answered)).isEqualTo(statuses);
    }

    private static Answer send(Api partner, JsonNode request, Map<String, String> variables) {
        assertThat(elements(request.at("/url/query")))
                .allMatch(each -> each.path("disabled").asBoolean());
        Api api = partner;
        for (JsonNode header : request.path("header")) {
            api = header.path("disabled").asBoolean()
                    ? api
                    : api.with(header.path("key").asText(), header.path("value").asText());
        }
        String path = elements(request.at("/url/path"))
                .map(part -> variables.getOrDefault(part.asText(), part.asText()))
                .collect(Collectors.joining("/", "/api/", ""));
        String method = request.path("method").asText();
        String body = request.at("/body/raw").asText();
        return body.isEmpty() ? api.send(method, path) : api.send(method, path, body);
    }
}
