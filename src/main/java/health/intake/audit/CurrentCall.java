package health.intake.audit;

import com.github.f4b6a3.uuid.UuidCreator;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Holds the call of this request, and what becomes of its audit entry: filters fill it, resources hand the call on. */
@RequestScoped
public class CurrentCall {

    @Inject
    Clock clock;

    private @Nullable Call call;
    private @Nullable OrganizationId concerned;
    private @Nullable ProfileId asked;
    private @Nullable UUID written;

    /**
     * Notes what is known before the operation runs.
     *
     * @param asked the profile that the path names, null if it names none
     */
    public void begin(Call call, @Nullable ProfileId asked) {
        this.call = call;
        this.asked = asked;
    }

    public boolean hasBegun() {
        return call != null;
    }

    /** What is handed to beans. */
    public Call get() {
        if (call == null) {
            throw new IllegalStateException("Nobody began the audit entry of this request");
        }
        return call.organizationId() == null ? call.in(concerned) : call;
    }

    /** Whether it is known which organization it concerns. */
    public boolean concernsOrganization() {
        return concerned != null || call != null && call.organizationId() != null;
    }

    /** Notes the organization where the key does not tell it. */
    public void concerns(OrganizationId organization) {
        concerned = organization;
    }

    // of a change that was not made for a request nobody asks here
    void onWritten(@Observes(notifyObserver = Reception.IF_EXISTS) EntryWritten entry) {
        written = entry.id();
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
    public AuditEntry answered(int status, @Nullable Object answer) {
        return new AuditEntry(
                written == null ? UuidCreator.getTimeOrderedEpochFast() : written,
                clock.instant(),
                get(),
                status,
                profileIds(answer),
                written != null);
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
