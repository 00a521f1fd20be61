package health.intake.organization;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.audit.Recorded;
import health.intake.conditional.Patch;
import health.intake.conditional.Preconditions;
import health.intake.directory.DirectoryRevision;
import health.intake.directory.DirectoryRevisionStore;
import health.intake.id.GroupId;
import health.intake.id.OrganizationId;
import health.intake.id.Reference;
import health.intake.profilegroup.ProfileGroups;
import health.intake.requestbody.RequestBinding;
import health.intake.requestbody.RequestBody;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Organizations over rows in memory, at a fixed instant; the one that changes is north, and helsinki its group. */
final class OrganizationsFixture {

    static final Instant NOW = Instant.parse("2026-04-01T09:14:32.123456Z");
    static final Reference NORTH = Reference.toSlug("north");
    static final GroupId HELSINKI = new GroupId(UUID.randomUUID());

    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final RequestBinding BINDING = new RequestBinding(CLOCK);

    final OrganizationRows store = new OrganizationRows();
    final Organizations organizations = new Organizations();
    final Recorded recorded = new Recorded();

    /** The directory's revision. */
    long number;
    /** The organization whose groups were queried last. */
    @Nullable
    OrganizationId askedForGroupsOf;

    OrganizationsFixture() {
        organizations.store = store;
        organizations.clock = CLOCK;
        organizations.audit = recorded.audit();
        organizations.revision = new DirectoryRevisionStore() {
            @Override
            public void raise() {
                number++;
            }
        };
        organizations.groups = new ProfileGroups() {
            @Override
            public GroupId resolve(OrganizationId organizationId, Reference reference) {
                askedForGroupsOf = organizationId;
                assertThat(reference).isEqualTo(Reference.toSlug("helsinki"));
                return HELSINKI;
            }
        };
        organizations.cache = new CachedOrganizations();
        organizations.cache.store = store;
        organizations.cache.revision = new DirectoryRevision() {
            @Override
            public long current() {
                return number;
            }

            @Override
            public <V> Optional<V> outside(Supplier<Optional<V>> load) {
                return load.get();
            }
        };
        organizations.cache.prepare();
    }

    /** @param fields of the body, besides the required ones */
    OrganizationResponse create(String slug, String... fields) {
        String required = "\"slug\":\"" + slug + "\",\"name\":\"North Clinics\",\"country\":\"FI\"";
        String json = Stream.concat(Stream.of(required), Stream.of(fields)).collect(Collectors.joining(",", "{", "}"));
        return organizations.create(Recorded.CALL, read(CreateOrganizationRequest.class, json));
    }

    OrganizationResponse change(String json) {
        return organizations.change(
                Recorded.CALL, NORTH, new Patch<>(Preconditions.NONE, body(OrganizationChange.class, json)));
    }

    private static <T extends Record> T read(Class<T> type, String json) {
        return body(type, json).get();
    }

    private static <T extends Record> RequestBody<T> body(Class<T> type, String json) {
        return BINDING.read(json.getBytes(StandardCharsets.UTF_8), type);
    }
}
