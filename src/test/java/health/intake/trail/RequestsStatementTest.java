package health.intake.trail;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.access.AccessContext;
import health.intake.access.Caller;
import health.intake.access.Scope;
import health.intake.id.KeyId;
import health.intake.id.OrganizationId;
import health.intake.paging.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Contract 3.6: whose requests are read, and how far back. */
class RequestsStatementTest {

    private static final Instant NOW = Instant.parse("2026-04-01T09:14:32Z");
    private static final long DAY = 86_400_000_000L;
    private static final long TOLD_SINCE = 1_775_034_872_000_000L - 30 * DAY;
    private static final KeyId KEY = new KeyId(UUID.randomUUID());
    private static final OrganizationId ORGANIZATION = new OrganizationId(UUID.randomUUID());

    private final List<RequestsStatement> statements = new ArrayList<>();

    private RequestsStatement asked(Caller caller, @Nullable Instant from) {
        AuditTrail trail = new AuditTrail();
        trail.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        trail.store = new TrailStore() {
            @Override
            List<OwnRequest> requests(
                    @Nullable OrganizationId organizationId, Caller asking, RequestsFilter filter, PageRequest page) {
                statements.add(new RequestsStatement(organizationId, asking, filter, page));
                return List.of();
            }
        };
        trail.requests(caller, new RequestsFilter(null, from, null, null), new PageRequest(50, 0, null));
        return statements.get(statements.size() - 1);
    }

    private static Caller caller(@Nullable KeyId key, @Nullable AccessContext context) {
        return new Caller(key, "intake_live_abcdef", Set.of(Scope.PROFILES_VIEW), context);
    }

    @Test
    void keyOfAnOrganizationIsBoundWithIt() {
        RequestsStatement statement = asked(caller(KEY, new AccessContext(ORGANIZATION, null)), null);

        assertThat(statement.sql()).contains(" where key_id = ?1 and organization_id = ?2 and at >= ?3 order by");
        assertThat(statement.parameters()).containsExactly(KEY.toString(), ORGANIZATION.toString(), TOLD_SINCE, 51);
    }

    @Test
    void adminKeyIsBoundAlone() {
        assertThat(asked(caller(KEY, null), null).sql()).contains(" where key_id = ?1 and at >= ?2 order by");
    }

    @Test
    void configuredKeyIsFoundByItsPrefix() {
        RequestsStatement statement = asked(caller(null, null), null);

        assertThat(statement.sql()).contains(" where key_id is null and key_prefix = ?1 and at >= ?2 order by");
        assertThat(statement.parameters()).startsWith("intake_live_abcdef");
    }

    @Test
    void whatIsOlderThanThirtyDaysIsNotRead() {
        Caller caller = caller(KEY, null);

        assertThat(asked(caller, null).parameters()).contains(TOLD_SINCE);
        assertThat(asked(caller, NOW.minusSeconds(31 * 86_400)).parameters()).contains(TOLD_SINCE);
        assertThat(asked(caller, NOW.minusSeconds(29 * 86_400)).parameters()).contains(TOLD_SINCE + DAY);
    }

    @Test
    void statusesAreARange() {
        assertThat(Statuses.parse("404")).hasValueSatisfying(statuses -> {
            assertThat(statuses.lowest()).isEqualTo(404);
            assertThat(statuses.highest()).isEqualTo(404);
        });
        assertThat(Statuses.parse("4xx")).hasValueSatisfying(statuses -> {
            assertThat(statuses.lowest()).isEqualTo(400);
            assertThat(statuses.highest()).isEqualTo(499);
        });
        assertThat(List.of("", "4", "4x", "xxx", "4XX", "4x4", "099", "600", "0404", " 404"))
                .allSatisfy(text -> assertThat(Statuses.parse(text)).isEmpty());
    }
}
