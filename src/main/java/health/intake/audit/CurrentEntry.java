package health.intake.audit;

import com.github.f4b6a3.uuid.UuidCreator;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The audit entry of this request, while it is being made: a filter begins it, the answer completes it. */
@RequestScoped
public class CurrentEntry {

    @Inject
    Clock clock;

    private @Nullable Call call;
    private @Nullable ProfileId asked;
    private int success;
    private @Nullable UUID written;

    /**
     * Notes what is known before the operation runs.
     *
     * @param success status of its answer if it succeeds
     * @param asked the profile that the path names, null if it names none
     */
    public void begin(Call call, int success, @Nullable ProfileId asked) {
        this.call = call;
        this.success = success;
        this.asked = asked;
    }

    public boolean hasBegun() {
        return call != null;
    }

    /** Whether it is known which organization it concerns. */
    public boolean concernsOrganization() {
        return call != null && call.organizationId() != null;
    }

    /** Notes the organization where neither key nor path tell it. */
    public void concerns(OrganizationId organizationId) {
        call = begun().in(organizationId);
    }

    /** Whether a transaction of this request wrote the entry; it may have been undone if the request failed. */
    public boolean isWritten() {
        return written != null;
    }

    /**
     * The entry with what is answered. If a transaction wrote one, it has the same id: after a commit that was not
     * confirmed, the one of the transaction counts if it is there.
     *
     * @param answer a {@link Subject}, a list of them or anything else
     */
    public AuditEntry with(int status, @Nullable Object answer) {
        return entry(written, status, answer);
    }

    /** The entry of a change that is about to be committed. */
    AuditEntry withSuccess(@Nullable Object result) {
        return entry(null, success, result);
    }

    private AuditEntry entry(@Nullable UUID id, int status, @Nullable Object answer) {
        Call known = begun();
        OrganizationId organization =
                known.organizationId() == null && answer instanceof Subject one ? one.organizationId() : null;
        return new AuditEntry(
                // nobody gains by guessing it: no lock around a source of secrets for every request
                id == null ? UuidCreator.getTimeOrderedEpochFast() : id,
                clock.instant(),
                organization == null ? known : known.in(organization),
                status,
                profileIds(answer),
                id != null);
    }

    void written(AuditEntry entry) {
        written = entry.id();
    }

    private Call begun() {
        if (call == null) {
            throw new IllegalStateException("Nobody began the audit entry of this request");
        }
        return call;
    }

    private List<ProfileId> profileIds(@Nullable Object answer) {
        List<?> parts = answer instanceof List<?> list ? list : Collections.singletonList(answer);
        List<ProfileId> ids = parts.stream()
                .filter(Subject.class::isInstance)
                .flatMap(subject -> ((Subject) subject).profileIds().stream())
                .toList();
        return ids.isEmpty() && asked != null ? List.of(asked) : ids;
    }
}
