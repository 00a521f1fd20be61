package health.intake.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The only Jackson set-up: reads strictly, prints plainly. */
public final class Json {

    /** The greatest size of a body, in bytes. */
    public static final int MAX_BYTES = 64 * 1024;

    /** Levels of nesting in a body; the outermost object is 1. */
    static final int MAX_DEPTH = 16;

    /** Digits of a number in a body, including those of its exponent. */
    static final int MAX_DIGITS = 100;

    /** Types that the mapper caches. */
    private static final int MAX_TYPES = 200;

    // clients choose the names of fields: if they were cached, colliding names would slow down other requests
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .build())
            // on Payara, Jackson belongs to the server: its default factory would keep our classes after an
            // undeployment
            .typeFactory(TypeFactory.defaultInstance().withCache(new LRUMap<>(16, MAX_TYPES)))
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .addModule(times())
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(MAX_DIGITS)
                        // only the size of the body limits names
                        .maxNameLength(MAX_BYTES)
                        .build());
    }

    private Json() {}

    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** A document as it is sent: UTF-8, nulls printed. */
    public static byte[] bytes(Object document) {
        try {
            return MAPPER.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same without one of its outermost members. */
    public static byte[] bytesWithout(Object document, String member) {
        return bytes(tree(document).without(member));
    }

    /** A document as a tree. */
    public static ObjectNode tree(Object document) {
        return MAPPER.valueToTree(document);
    }

    /** A document for people, indented. */
    public static String indented(Object document) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a document that {@link #bytes} printed. */
    public static <T> T read(byte[] document, Class<T> type) {
        try {
            return MAPPER.readValue(document, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A YAML document in JSON; a tree of it keeps the order of its keys. */
    public static byte[] ofYaml(byte[] yaml) throws IOException {
        return bytes(new YAMLMapper().readTree(yaml));
    }

    private static SimpleModule times() {
        return new SimpleModule()
                .addSerializer(Instant.class, new WholeSeconds())
                .addSerializer(LocalDate.class, new IsoDate());
    }

    /** Instants are stored with more precision than they are printed. */
    private static final class WholeSeconds extends StdScalarSerializer<Instant> {

        WholeSeconds() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.truncatedTo(ChronoUnit.SECONDS).toString());
        }
    }

    private static final class IsoDate extends StdScalarSerializer<LocalDate> {

        IsoDate() {
            super(LocalDate.class);
        }

        @Override
        public void serialize(LocalDate value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.toString());
        }
    }
}
