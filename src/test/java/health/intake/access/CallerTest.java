package health.intake.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import health.intake.id.GroupId;
import health.intake.id.KeyId;
import health.intake.id.OrganizationId;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallerTest {

    private static final GroupId GROUP = new GroupId(UUID.randomUUID());

    @Test
    void oneOfTheScopesWillDo() {
        Caller caller = new Caller(new KeyId(UUID.randomUUID()), "intake_live_abcdef", Set.of(Scope.IMPERSONATE), null);

        assertThat(caller.hasAny(Scope.PROFILES_VIEW, Scope.IMPERSONATE)).isTrue();
        assertThat(caller.hasAny(Scope.CREATE_USER, Scope.ADMIN)).isFalse();
        assertThat(caller.hasAny()).isFalse();
    }

    @Test
    void aCallerWithoutTenantIsRefusedWhereOneIsNeeded() {
        assertForbidden(() -> new Caller(null, "intake_live_abcdef", Set.of(Scope.ADMIN), null).requireContext());
    }

    @Test
    void theCallerOfARequestIsHandedOutWithItsTenant() {
        AccessContext context = new AccessContext(new OrganizationId(UUID.randomUUID()), null);
        Caller caller =
                new Caller(new KeyId(UUID.randomUUID()), "intake_live_abcdef", Set.of(Scope.CREATE_USER), context);
        CurrentCaller current = new CurrentCaller();
        assertThat(current.ifKnown()).isEmpty();

        current.set(caller);

        assertThat(current.get()).isSameAs(caller);
        assertThat(current.ifKnown()).contains(caller);
        assertThat(current.context()).isSameAs(context);
    }

    @Test
    void requestWithoutCallerIsRefused() {
        assertForbidden(() -> new CurrentCaller().get());
        assertForbidden(() -> new CurrentCaller().context());
    }

    @Test
    void allGroupsIncludeLaterOnes() {
        assertThat(new AccessContext(new OrganizationId(UUID.randomUUID()), null).covers(GROUP))
                .isTrue();
    }

    @Test
    void someGroupsCoverThemselvesOnly() {
        assertThat(new AccessContext(new OrganizationId(UUID.randomUUID()), Set.of(GROUP)).covers(GROUP))
                .isTrue();
        assertThat(new AccessContext(new OrganizationId(UUID.randomUUID()), Set.of(new GroupId(UUID.randomUUID())))
                        .covers(GROUP))
                .isFalse();
        assertThat(new AccessContext(new OrganizationId(UUID.randomUUID()), Set.of()).covers(GROUP))
                .isFalse();
    }

    @Test
    void scopesAreStoredInTheirOrderAndReadBack() {
        ScopesColumn column = new ScopesColumn();

        assertThat(column.convertToDatabaseColumn(Set.of(Scope.IMPERSONATE, Scope.CREATE_USER, Scope.PROFILES_VIEW)))
                .isEqualTo("CREATE_USER,PROFILES_VIEW,IMPERSONATE");
        for (Scope scope : Scope.values()) {
            assertThat(column.convertToEntityAttribute(column.convertToDatabaseColumn(Set.of(scope))))
                    .containsExactly(scope);
        }
        assertThat(column.convertToEntityAttribute("IMPERSONATE,CREATE_USER"))
                .containsExactly(Scope.CREATE_USER, Scope.IMPERSONATE)
                .isUnmodifiable();
        assertThat(column.convertToEntityAttribute(column.convertToDatabaseColumn(EnumSet.allOf(Scope.class))))
                .containsExactly(Scope.values());
    }

    @Test
    void scopeOfALaterReleaseIsLeftOut() {
        assertThat(new ScopesColumn().convertToEntityAttribute("CREATE_USER,LATER"))
                .containsExactly(Scope.CREATE_USER);
        assertThat(new ScopesColumn().convertToEntityAttribute("LATER")).isEmpty();
    }

    private static void assertForbidden(Runnable use) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(use::run)
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.FORBIDDEN));
    }
}
