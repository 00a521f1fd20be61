package health.intake.audit;

import static health.intake.audit.AuditFixture.CALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** How the entry of a request comes about, and how it gets into the transaction of a change. */
class CurrentEntryTest {

    private static final ProfileId ASKED = new ProfileId(UUID.randomUUID());

    private final CurrentEntry current = AuditFixture.current();
    private final List<AuditEntry> inserted = new ArrayList<>();

    private record Profiles(List<ProfileId> profileIds) implements Subject {}

    private record Organization(OrganizationId organizationId) implements Subject {}

    private AuditInTransaction interceptor() {
        AuditInTransaction interceptor = new AuditInTransaction();
        interceptor.entry = current;
        interceptor.store = new AuditStore() {
            @Override
            void insert(List<AuditEntry> entries) {
                inserted.addAll(entries);
            }
        };
        return interceptor;
    }

    private static InvocationContext invocation(Callable<Object> method) {
        return (InvocationContext) Proxy.newProxyInstance(
                InvocationContext.class.getClassLoader(),
                new Class<?>[] {InvocationContext.class},
                (proxy, called, arguments) -> method.call());
    }

    @Test
    void anAnswerTellsItsProfilesAndARefusalThatOfThePath() {
        current.begin(CALL, 200, ASKED);
        ProfileId one = new ProfileId(UUID.randomUUID());
        ProfileId other = new ProfileId(UUID.randomUUID());

        assertThat(current.with(200, new Profiles(List.of(one))).profileIds()).containsExactly(one);
        assertThat(current.with(200, List.of(new Profiles(List.of(one)), new Profiles(List.of(other))))
                        .profileIds())
                .containsExactly(one, other);
        assertThat(current.with(404, "problem").profileIds()).containsExactly(ASKED);
        assertThat(current.with(304, null).profileIds()).containsExactly(ASKED);
    }

    @Test
    void theOrganizationIsThatOfTheAnswerOnlyWhereNothingElseTellsIt() {
        OrganizationId created = new OrganizationId(UUID.randomUUID());
        current.begin(CALL, 201, null);
        assertThat(current.with(201, new Organization(created)).call()).isEqualTo(CALL);

        current.begin(CALL.in(null), 201, null);
        assertThat(current.with(201, new Organization(created)).call()).isEqualTo(CALL.in(created));
        assertThat(current.with(200, List.of(new Organization(created))).call()).isEqualTo(CALL.in(null));
        current.concerns(created);
        assertThat(current.with(400, null).call()).isEqualTo(CALL.in(created));
    }

    @Test
    void aChangeIsRecordedWithTheStatusOfItsSuccessAfterItWasMade() throws Exception {
        current.begin(CALL, 201, null);
        Profiles result = new Profiles(List.of(new ProfileId(UUID.randomUUID())));

        Object returned = interceptor().record(invocation(() -> {
            assertThat(inserted).isEmpty();
            return result;
        }));

        assertThat(returned).isSameAs(result);
        assertThat(current.isWritten()).isTrue();
        assertThat(inserted).hasSize(1);
        AuditEntry entry = inserted.get(0);
        assertThat(entry.status()).isEqualTo(201);
        assertThat(entry.profileIds()).isEqualTo(result.profileIds());
        assertThat(entry.at()).isEqualTo(AuditFixture.NOW);
        assertThat(entry.id().version()).isEqualTo(7);
    }

    @Test
    void whatIsAnsweredAfterAChangeWasRecordedGoesUnderTheSameId() throws Exception {
        current.begin(CALL, 201, null);
        assertThat(current.with(409, null).perhapsWritten()).isFalse();
        interceptor().record(invocation(() -> "done"));

        AuditEntry answered = current.with(503, null);

        assertThat(answered.id()).isEqualTo(inserted.get(0).id());
        assertThat(answered.perhapsWritten()).isTrue();
        assertThat(inserted.get(0).perhapsWritten()).isFalse();
    }

    @Test
    void asManyChangesAsAreMadeAreRecorded() throws Exception {
        current.begin(CALL, 201, null);

        interceptor().record(invocation(() -> "one"));
        interceptor().record(invocation(() -> "another"));

        assertThat(inserted).extracting(AuditEntry::id).doesNotHaveDuplicates().hasSize(2);
        assertThat(inserted).noneMatch(AuditEntry::perhapsWritten);
    }

    @Test
    void aChangeThatFailsIsNotRecordedHere() {
        current.begin(CALL, 201, null);

        assertThatIllegalStateException().isThrownBy(() -> interceptor().record(invocation(() -> {
            throw new IllegalStateException();
        })));
        assertThat(inserted).isEmpty();
        assertThat(current.isWritten()).isFalse();
    }

    @Test
    void withoutAnEntryThatWasBegunThereIsNoChange() {
        assertThatIllegalStateException().isThrownBy(() -> interceptor().record(invocation(() -> "done")));
    }

    @Test
    void noTextTellsTheAddress() {
        current.begin(CALL, 200, null);

        assertThat(current.with(200, null) + " " + CALL).doesNotContain(CALL.clientAddress());
    }

    @Test
    void idsOfProfilesComeBackFromTheirColumn() {
        List<ProfileId> ids = List.of(new ProfileId(UUID.randomUUID()), new ProfileId(UUID.randomUUID()));

        assertThat(ProfileIds.ofColumn(ProfileIds.toColumn(ids))).isEqualTo(ids);
        assertThat(ProfileIds.toColumn(List.of())).isEmpty();
    }
}
