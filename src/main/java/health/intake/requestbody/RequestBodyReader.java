package health.intake.requestbody;

import health.intake.json.Json;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;

/**
 * Reads a {@link RequestBody} parameter. Resource methods declare no {@code @Consumes}: the media type, too, is checked
 * after key, scope and path.
 */
@Provider
@Consumes(MediaType.WILDCARD)
@ApplicationScoped
public class RequestBodyReader implements MessageBodyReader<RequestBody<?>> {

    /** The labels of UTF-8: the registered one, and a common variant. */
    private static final Set<String> UTF_8 = Set.of("utf-8", "utf8");

    private static final String MERGE_PATCH = "application/merge-patch+json";

    @Inject
    Clock clock;

    private RequestBinding binding;

    @PostConstruct
    void prepare() {
        binding = new RequestBinding(clock);
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == RequestBody.class;
    }

    @Override
    public RequestBody<?> readFrom(
            Class<RequestBody<?>> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream stream)
            throws IOException {
        Class<? extends Record> record = recordOf(genericType);
        byte[] octets = stream.readNBytes(Json.MAX_BYTES + 1);
        if (octets.length > Json.MAX_BYTES) {
            return RequestBody.unreadable(new ProblemException(ProblemType.PAYLOAD_TOO_LARGE));
        }
        boolean untypedAndEmpty = octets.length == 0 && headers.getFirst(HttpHeaders.CONTENT_TYPE) == null;
        if (isCompressed(headers) || !(untypedAndEmpty || isJson(mediaType, record))) {
            return RequestBody.unreadable(new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE));
        }
        return binding.read(octets, record);
    }

    private static Class<? extends Record> recordOf(Type type) {
        return ((Class<?>) ((ParameterizedType) type).getActualTypeArguments()[0]).asSubclass(Record.class);
    }

    private boolean isJson(MediaType mediaType, Class<? extends Record> record) {
        String name = mediaType.getType() + "/" + mediaType.getSubtype();
        String charset = mediaType.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
        return UTF_8.contains(charset.toLowerCase(Locale.ROOT))
                && (name.equalsIgnoreCase(MediaType.APPLICATION_JSON)
                        || (name.equalsIgnoreCase(MERGE_PATCH) && binding.isMergePatch(record)));
    }

    private static boolean isCompressed(MultivaluedMap<String, String> headers) {
        String encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        return encoding != null && !encoding.equalsIgnoreCase("identity");
    }
}
