package health.intake.audit;

import health.intake.id.KeyId;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Entries for tests. */
final class AuditFixture {

    static final Instant NOW = Instant.parse("2026-04-01T09:14:32.123456Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final Call CALL = new Call(
            new OrganizationId(UUID.randomUUID()),
            new KeyId(UUID.randomUUID()),
            "intake_live_Exampl",
            "getProfile",
            200,
            new Origin("request-1", "192.0.2.17", "curl/8.5.0"));

    private AuditFixture() {}

    static AuditEntry entry() {
        return new AuditEntry(
                UUID.randomUUID(), NOW, CALL, 200, List.of(new ProfileId(UUID.randomUUID())), null, false);
    }

    static AuditEntry list(int profiles) {
        return list(CALL.organizationId(), profiles);
    }

    static AuditEntry list(@Nullable OrganizationId organization, int profiles) {
        List<ProfileId> ids = Stream.generate(UUID::randomUUID)
                .map(ProfileId::new)
                .limit(profiles)
                .toList();
        return new AuditEntry(UUID.randomUUID(), NOW, CALL.in(organization), 200, ids, null, false);
    }
}
