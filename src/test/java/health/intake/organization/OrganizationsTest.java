package health.intake.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import health.intake.access.DirectoryRevision;
import health.intake.access.DirectoryRevisionStore;
import health.intake.body.RequestBinding;
import health.intake.group.ProfileGroups;
import health.intake.id.Reference;
import health.intake.page.Page;
import health.intake.page.PageRequest;
import health.intake.page.Position;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationsTest {

    private static final Instant NOW = Instant.parse("2026-04-01T09:14:32.123456Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final RequestBinding BINDING = new RequestBinding(CLOCK);
    private static final Reference NORTH = Reference.toSlug("north");
    private static final UUID HELSINKI = UUID.randomUUID();

    private final OrganizationRows store = new OrganizationRows();
    private final Organizations organizations = new Organizations();

    private long number;
    private UUID askedForGroupsOf;

    @BeforeEach
    void prepare() {
        organizations.store = store;
        organizations.clock = CLOCK;
        organizations.revision = new DirectoryRevisionStore() {
            @Override
            public void raise() {
                number++;
            }
        };
        organizations.groups = new ProfileGroups() {
            @Override
            public UUID resolve(UUID organizationId, Reference reference) {
                askedForGroupsOf = organizationId;
                assertThat(reference).isEqualTo(Reference.toSlug("helsinki"));
                return HELSINKI;
            }
        };
        organizations.known = new KnownOrganizations();
        organizations.known.store = store;
        organizations.known.revision = new DirectoryRevision() {
            @Override
            public long current() {
                return number;
            }
        };
        organizations.known.prepare();
    }

    @Test
    void whatIsNotGivenIsClosedAndEmpty() {
        OrganizationResponse created = create("north", "\"default_group\":null");

        assertThat(created)
                .isEqualTo(new OrganizationResponse(
                        created.id(), "north", "North Clinics", "FI", List.of(), false, null, NOW));
        assertThat(created.id().version()).isEqualTo(7);
        assertThat(organizations.get(NORTH)).isEqualTo(created);
    }

    @Test
    void domainsAreKeptInCanonicalFormEachOnceAndInTheirOrder() {
        OrganizationResponse created = create(
                "north", "\"domains\":[\"straße.de\",\"Clinic.Example\",\"STRAẞE.de\"],\"self_registration\":true");

        assertThat(created.domains()).containsExactly("xn--strae-oqa.de", "clinic.example");
        assertThat(created.selfRegistration()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"helsinki", "", "01890a5d-ac96-774b-bcce-b302099a8057"})
    void noGroupCanBeThereBeforeItsOrganization(String group) {
        assertRefused(
                ProblemType.PROFILE_GROUP_NOT_FOUND, () -> create("north", "\"default_group\":\"" + group + "\""));

        assertThat(store.rows).isEmpty();
        assertThat(number).isZero();
    }

    @Test
    void theEmptyPatchChangesNothing() {
        OrganizationResponse created = create("north", "\"domains\":[\"a.example\"],\"self_registration\":true");

        assertThat(change("{}")).isEqualTo(created);
    }

    @Test
    void everyFieldCanBeChangedButTheSlug() {
        OrganizationResponse created = create("north", "\"domains\":[\"a.example\"]");

        assertThat(
                        change(
                                """
                        {"name": "Norr", "country": "SE", "domains": ["B.Example", "b.example"],
                         "self_registration": true, "default_group": "helsinki"}"""))
                .isEqualTo(new OrganizationResponse(
                        created.id(), "north", "Norr", "SE", List.of("b.example"), true, HELSINKI, NOW));
        assertThat(askedForGroupsOf).isEqualTo(created.id());
    }

    @Test
    void selfRegistrationCanBeClosedAndDomainsGivenUp() {
        create("north", "\"domains\":[\"a.example\"],\"self_registration\":true");

        OrganizationResponse changed = change("{\"self_registration\":false,\"domains\":[]}");

        assertThat(changed.selfRegistration()).isFalse();
        assertThat(changed.domains()).isEmpty();
    }

    @Test
    void nullClearsTheDefaultGroup() {
        create("north");
        change("{\"default_group\":\"helsinki\"}");

        assertThat(change("{\"default_group\":null}").defaultGroup()).isNull();
    }

    @Test
    void everyChangeIsWrittenAndToldToTheOtherNodes() {
        create("north");
        assertThat(store.written).isEqualTo(1);
        assertThat(number).isEqualTo(1);

        change("{\"name\":\"Norr\"}");
        assertThat(store.written).isEqualTo(2);
        assertThat(number).isEqualTo(2);
    }

    @Test
    void whoIsNotThereIsNotFoundAndThePatchNotEvenRead() {
        assertRefused(
                ProblemType.ORGANIZATION_NOT_FOUND,
                () -> organizations.change(NORTH, () -> {
                    throw new AssertionError("was read");
                }));
        assertRefused(ProblemType.ORGANIZATION_NOT_FOUND, () -> organizations.get(NORTH));
        assertRefused(ProblemType.ORGANIZATION_NOT_FOUND, () -> organizations.resolve(NORTH));
        assertRefused(ProblemType.ORGANIZATION_NOT_FOUND, () -> organizations.summary(UUID.randomUUID()));
    }

    @Test
    void aReferenceLeadsToTheOneThatItNames() {
        create("south");
        UUID id = create("north").id();

        assertThat(organizations.resolve(NORTH)).isEqualTo(id);
        assertThat(organizations.resolve(Reference.toId(id))).isEqualTo(id);
        assertThat(organizations.summary(id)).isEqualTo(new OrganizationSummary(id, "north", "North Clinics"));
    }

    @Test
    void aPageEndsAtItsLimitAndTellsWhereTheNextBegins() {
        OrganizationResponse first = create("a");
        OrganizationResponse second = create("b");
        create("c");

        assertThat(organizations.list(new PageRequest(2, 0, null)))
                .isEqualTo(new Page<>(List.of(first, second), new Position(NOW, second.id())));
        assertThat(organizations.list(new PageRequest(3, 0, null)).next()).isNull();
    }

    @Test
    void aDomainInAnyFormLeadsToItsOrganization() {
        UUID id = create("north", "\"domains\":[\"straße.de\"],\"self_registration\":true")
                .id();
        change("{\"default_group\":\"helsinki\"}");

        assertThat(organizations.findByDomain("STRAẞE.DE"))
                .contains(new KnownOrganization(id, "north", "FI", true, HELSINKI));
        assertThat(organizations.findByDomain("strasse.de")).isEmpty();
    }

    @Test
    void textThatIsNoDomainIsNotLookedFor() {
        assertThat(organizations.findByDomain("localhost:8080")).isEmpty();
        assertThat(store.asked).isZero();
    }

    @Test
    void whatWasFoundIsRememberedUntilSomethingChanges() {
        create("north", "\"domains\":[\"a.example\"]");
        for (int call = 0; call < 3; call++) {
            assertThat(organizations.find(NORTH)).map(KnownOrganization::slug).contains("north");
            assertThat(organizations.findByDomain("a.example"))
                    .map(KnownOrganization::slug)
                    .contains("north");
        }
        assertThat(store.asked).isEqualTo(2);

        change("{\"country\":\"SE\"}");
        assertThat(organizations.find(NORTH)).map(KnownOrganization::country).contains("SE");
        assertThat(organizations.findByDomain("a.example"))
                .map(KnownOrganization::country)
                .contains("SE");
    }

    /** @param fields of the body, besides what is required */
    private OrganizationResponse create(String slug, String... fields) {
        String required = "\"slug\":\"" + slug + "\",\"name\":\"North Clinics\",\"country\":\"FI\"";
        String json = Stream.concat(Stream.of(required), Stream.of(fields)).collect(Collectors.joining(",", "{", "}"));
        return organizations.create(read(CreateOrganizationRequest.class, json));
    }

    private OrganizationResponse change(String json) {
        return organizations.change(NORTH, () -> read(OrganizationChange.class, json));
    }

    private static <T extends Record> T read(Class<T> type, String json) {
        return BINDING.read(json.getBytes(StandardCharsets.UTF_8), type).get();
    }

    private static void assertRefused(ProblemType type, Runnable use) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(use::run)
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(type));
    }
}
