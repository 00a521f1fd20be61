package health.intake.profile;

import static health.intake.container.Bodies.body;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.f4b6a3.uuid.UuidCreator;
import health.intake.access.AccessContext;
import health.intake.audit.Call;
import health.intake.audit.Origin;
import health.intake.conditional.Patch;
import health.intake.conditional.Preconditions;
import health.intake.container.Bodies;
import health.intake.container.RealWar;
import health.intake.email.EmailAddress;
import health.intake.email.EmailIndex;
import health.intake.id.GroupId;
import health.intake.id.ProfileId;
import health.intake.idempotency.IdempotencyKey;
import health.intake.organization.CreateOrganizationRequest;
import health.intake.organization.OrganizationResponse;
import health.intake.organization.Organizations;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.profilegroup.CreateProfileGroupRequest;
import health.intake.profilegroup.ProfileGroups;
import health.intake.requestbody.RequestBody;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Profiles in a server: transactions, events after commit, the unique key, weaving. */
@ExtendWith(ArquillianExtension.class)
class ProfilesContainerIT {

    /** A call that belongs to no request. */
    private static final Call CALL =
            new Call(null, null, null, "test", 200, new Origin("container-test", "127.0.0.1", null));

    @Inject
    Profiles profiles;

    @Inject
    Organizations organizations;

    @Inject
    ProfileGroups groups;

    @Inject
    EmailIndex index;

    @Inject
    ChangesHeard heard;

    @Resource
    UserTransaction transaction;

    @Resource
    ManagedExecutorService executor;

    private AccessContext context;
    private GroupId group;

    @Deployment
    static WebArchive war() {
        return RealWar.with(ProfilesContainerIT.class, RealWar.class, Bodies.class, ChangesHeard.class);
    }

    @BeforeEach
    void makeOrganization() {
        String slug = "it-" + UUID.randomUUID().toString().substring(0, 13);
        String fields = "{'slug': '" + slug + "', 'name': 'Container tests', 'country': 'DE'}";
        OrganizationResponse organization = organizations.create(
                CALL, body(CreateOrganizationRequest.class, fields).get());
        group = groups.create(CALL, organization.id(), new CreateProfileGroupRequest("group", "Group"))
                .id();
        context = new AccessContext(organization.id(), null);
    }

    @Test
    void entitiesAreWoven() {
        assertTrue(
                Arrays.stream(Profile.class.getInterfaces())
                        .anyMatch(type -> type.getSimpleName().equals("PersistenceWeaved")),
                () -> "Profile implements " + Arrays.toString(Profile.class.getInterfaces()));
    }

    @Test
    void createdProfileIsCommittedAndIndexedWhenTheCallReturns() {
        Stored stored = create(request("anna@example.org"));
        assertEquals(stored, profiles.get(context, stored.profile().id()));
        assertEquals(stored.profile().id(), indexed("anna@example.org"));
    }

    @Test
    void nothingIsKeptAndNothingIsIndexedWhenTheTransactionIsRolledBack() throws Exception {
        transaction.begin();
        Stored stored = create(request("gone@example.org"));
        assertTrue(
                index.find(context.organizationId(), address("gone@example.org"))
                        .isEmpty(),
                "indexed too early");
        transaction.rollback();
        assertProblem(
                ProblemType.PROFILE_NOT_FOUND,
                () -> profiles.get(context, stored.profile().id()));
        assertTrue(index.find(context.organizationId(), address("gone@example.org"))
                .isEmpty());
    }

    @Test
    void indexIsWrittenOnlyAfterTheCommit() throws Exception {
        transaction.begin();
        Stored stored = create(request("late@example.org"));
        assertTrue(
                index.find(context.organizationId(), address("late@example.org"))
                        .isEmpty(),
                "indexed too early");
        transaction.commit();
        assertEquals(stored.profile().id(), indexed("late@example.org"));
    }

    @Test
    void problemRollsBackTheTransactionItIsThrownIn() throws Exception {
        create(request("taken@example.org"));
        transaction.begin();
        Stored first = create(request("first@example.org"));
        assertProblem(ProblemType.EMAIL_TAKEN, () -> create(request("Taken@Example.ORG")));
        assertEquals(jakarta.transaction.Status.STATUS_MARKED_ROLLBACK, transaction.getStatus());
        transaction.rollback();
        assertProblem(
                ProblemType.PROFILE_NOT_FOUND,
                () -> profiles.get(context, first.profile().id()));
    }

    @Test
    void uniqueKeyLetsOneOfManyConcurrentCreatesThrough() throws Exception {
        Callable<Boolean> create = () -> {
            try {
                // not for a request, hence without an audit entry
                NewProfile race =
                        new NewProfile(group, request("race@example.org").get().person(), null);
                profiles.create(context, new ProfileId(UuidCreator.getTimeOrderedEpoch()), race);
                return true;
            } catch (ProblemException taken) {
                assertEquals(ProblemType.EMAIL_TAKEN, taken.type());
                return false;
            }
        };
        List<Future<Boolean>> attempts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            attempts.add(executor.submit(create));
        }
        int created = 0;
        for (Future<Boolean> attempt : attempts) {
            created += attempt.get() ? 1 : 0;
        }
        assertEquals(1, created);
    }

    @Test
    void aChangedAddressIsIndexedAndItsOldEntryIsRemoved() {
        Stored stored = create(request("old@example.org"));
        change(stored.profile().id(), email("new@example.org"));
        assertEquals(stored.profile().id(), indexed("new@example.org"));
        assertTrue(
                index.find(context.organizationId(), address("old@example.org")).isEmpty());
    }

    @Test
    void refusedChangeLeavesTheProfileAsItWas() {
        create(request("other@example.org"));
        Stored stored = create(request("mine@example.org"));
        assertProblem(ProblemType.EMAIL_TAKEN, () -> change(stored.profile().id(), email("other@example.org")));
        assertEquals(stored, profiles.get(context, stored.profile().id()));
    }

    @Test
    void aChangeWithAnEffectIsToldOnceAndNoneWithout() {
        ProfileId id = create(request("told@example.org")).profile().id();

        Stored changed = change(id, email("Told@example.org"));
        change(id, email("Told@example.org"));

        assertEquals(
                List.of(new ProfileChanged(context.organizationId(), id, changed.version(), Set.of("email"))),
                heard.changes().stream()
                        .filter(change -> change.profileId().equals(id))
                        .toList());
    }

    private Stored change(ProfileId id, RequestBody<ProfileChange> change) {
        return profiles.change(CALL, context, id, new ProfilePatch<>(new Patch<>(Preconditions.NONE, change), null));
    }

    private Stored create(RequestBody<CreateProfileRequest> body) {
        return Objects.requireNonNull(
                profiles.create(CALL, context, body, IdempotencyKey.NONE).created());
    }

    private RequestBody<CreateProfileRequest> request(String email) {
        return body(
                CreateProfileRequest.class,
                "{'first_name': 'Anna', 'last_name': 'Müller', 'sex': 2, 'date_of_birth': '1985-03-22', 'profile_group': '"
                        + group + "', 'email': '" + email + "'}");
    }

    private static RequestBody<ProfileChange> email(String email) {
        return body(ProfileChange.class, "{'email': '" + email + "'}");
    }

    private ProfileId indexed(String email) {
        return index.find(context.organizationId(), address(email))
                .orElseThrow(() -> new AssertionError("not indexed: " + email))
                .profileId();
    }

    private static EmailAddress address(String email) {
        return EmailAddress.parse(email).orElseThrow();
    }

    private static void assertProblem(ProblemType type, Runnable call) {
        assertEquals(type, assertThrows(ProblemException.class, call::run).type());
    }
}
