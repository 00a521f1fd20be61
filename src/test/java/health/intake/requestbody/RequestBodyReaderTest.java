package health.intake.requestbody;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyReaderTest {

    private final RequestBodyReader reader = new RequestBodyReader();

    record Note(@Nullable String text) {}

    record Patch(Change<String> text) {}

    @OptionalBody
    record Nothing() {}

    /** Its parameters are those of resource methods. */
    @SuppressWarnings("unused")
    private static void operation(RequestBody<Note> note, RequestBody<Patch> patch, RequestBody<Nothing> nothing) {}

    private enum Body {
        NOTE,
        PATCH,
        NOTHING
    }

    @BeforeEach
    void prepare() {
        reader.clock = Clock.systemUTC();
        reader.prepare();
    }

    @Test
    void onlyHeldBackBodiesAreRead() {
        assertThat(reader.isReadable(RequestBody.class, RequestBody.class, NO_ANNOTATIONS, MediaType.TEXT_HTML_TYPE))
                .isTrue();
        assertThat(reader.isReadable(String.class, String.class, NO_ANNOTATIONS, MediaType.APPLICATION_JSON_TYPE))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json; charset=utf-8",
                "application/json;charset=UTF-8",
                "application/json; charset=\"utf-8\"",
                "application/json; profile=x"
            })
    void jsonInUtf8IsRead(String contentType) {
        assertThat(read(Body.NOTE, contentType, "{\"text\":\"Zoë\"}").get()).isEqualTo(new Note("Zoë"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/json",
                "application/xml",
                "application/octet-stream",
                "application/problem+json",
                "application/json-patch+json",
                "application/x-www-form-urlencoded",
                "application/*",
                "*/*",
                "application/json; charset=utf-16",
                "application/json; charset=iso-8859-1",
                "application/json; charset=us-ascii",
                "application/merge-patch+json"
            })
    void otherMediaTypesAndCharsetsAreRefused(String contentType) {
        assertRefused(read(Body.NOTE, contentType, "{}"), ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void aMergePatchIsReadWhereThereIsOne() {
        assertThat(read(Body.PATCH, "application/merge-patch+json", "{\"text\":null}")
                        .get())
                .isEqualTo(new Patch(Change.to(null)));
        assertThat(read(Body.PATCH, "application/json", "{}").get()).isEqualTo(new Patch(Change.absent()));
        assertRefused(
                read(Body.PATCH, "application/merge-patch+json; charset=utf-16", "{}"),
                ProblemType.UNSUPPORTED_MEDIA_TYPE);
        assertRefused(read(Body.NOTHING, "application/merge-patch+json", "{}"), ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void aBodyWithoutMediaTypeIsRefused() {
        assertRefused(read(Body.NOTE, null, "{}"), ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void noBodyNeedsNoMediaType() {
        assertThat(read(Body.NOTHING, null, "").get()).isEqualTo(new Nothing());
        assertRefused(read(Body.NOTE, null, ""), ProblemType.MALFORMED_JSON);
        assertRefused(read(Body.NOTE, "application/json", ""), ProblemType.MALFORMED_JSON);
        assertRefused(read(Body.NOTHING, "text/plain", ""), ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "GZIP", "gzip, identity"})
    void compressedBodiesAreRefused(String encoding) {
        MultivaluedMap<String, String> headers = headers("application/json");
        headers.add(HttpHeaders.CONTENT_ENCODING, encoding);

        assertRefused(read(Body.NOTE, headers, stream("{}")), ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void identityIsNoCompression() {
        MultivaluedMap<String, String> headers = headers("application/json");
        headers.add(HttpHeaders.CONTENT_ENCODING, "Identity");

        assertThat(read(Body.NOTE, headers, stream("{}")).get()).isEqualTo(new Note(null));
    }

    @Test
    void aBodyOf64KibIsRead() {
        assertThat(read(Body.NOTE, "application/json", padded(65_536)).get()).isEqualTo(new Note(null));
    }

    @Test
    void aBodyOfOneByteMoreIsRefused() {
        assertRefused(read(Body.NOTE, "application/json", padded(65_537)), ProblemType.PAYLOAD_TOO_LARGE);
    }

    @Test
    void bytesCountNotCharacters() {
        String text = "{\"text\":\"" + "é".repeat(32_763) + "\"}";

        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSize(65_537);
        assertRefused(read(Body.NOTE, "application/json", text), ProblemType.PAYLOAD_TOO_LARGE);
    }

    @Test
    void anEndlessBodyIsNotReadToItsEnd() {
        int[] given = {0};
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                given[0]++;
                return ' ';
            }
        };

        assertRefused(read(Body.NOTE, headers("application/json"), endless), ProblemType.PAYLOAD_TOO_LARGE);
        assertThat(given[0]).isLessThan(200_000);
    }

    @Test
    void problemsOfTheContentAreHeldBackToo() {
        assertRefused(read(Body.NOTE, "application/json", "[]"), ProblemType.MALFORMED_JSON);
        assertRefused(read(Body.NOTE, "application/json", "{\"text\":1}"), ProblemType.VALIDATION_FAILED);
    }

    private static final java.lang.annotation.Annotation[] NO_ANNOTATIONS = {};

    private static String padded(int bytes) {
        return "{}" + " ".repeat(bytes - 2);
    }

    private static MultivaluedMap<String, String> headers(@Nullable String contentType) {
        MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
        if (contentType != null) {
            headers.add(HttpHeaders.CONTENT_TYPE, contentType);
        }
        return headers;
    }

    private static InputStream stream(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }

    private RequestBody<?> read(Body body, @Nullable String contentType, String text) {
        return read(body, headers(contentType), stream(text));
    }

    @SuppressWarnings("unchecked")
    private RequestBody<?> read(Body body, MultivaluedMap<String, String> headers, InputStream stream) {
        try {
            Type type = RequestBodyReaderTest.class.getDeclaredMethod(
                            "operation", RequestBody.class, RequestBody.class, RequestBody.class)
                    .getGenericParameterTypes()[body.ordinal()];
            String contentType = headers.getFirst(HttpHeaders.CONTENT_TYPE);
            // Jakarta REST passes this type if there is none
            MediaType mediaType =
                    contentType == null ? MediaType.APPLICATION_OCTET_STREAM_TYPE : MediaType.valueOf(contentType);
            return reader.readFrom(
                    (Class<RequestBody<?>>) (Class<?>) RequestBody.class,
                    type,
                    NO_ANNOTATIONS,
                    mediaType,
                    headers,
                    stream);
        } catch (IOException | NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertRefused(RequestBody<?> body, ProblemType type) {
        try {
            body.get();
        } catch (ProblemException problem) {
            assertThat(problem.type()).isEqualTo(type);
        }
    }
}
