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

/** Holds the call of this request and the state of its audit entry: filters set it, resources pass the call on. */
@RequestScoped
public class CurrentCall {

    @Inject
    Clock clock;

    private @Nullable Call call;
    private @Nullable OrganizationId concerned;
    private @Nullable ProfileId asked;
    private @Nullable UUID written;

    /**
     * Sets the data that are known before the operation runs.
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

    /** The call, to be passed to beans. */
    public Call get() {
        if (call == null) {
            throw new IllegalStateException("Nobody began the audit entry of this request");
        }
        return call.organizationId() == null ? call.in(concerned) : call;
    }

    /** Whether the organization that the call concerns is known. */
    public boolean concernsOrganization() {
        return concerned != null || call != null && call.organizationId() != null;
    }

    /** Sets the organization if the key does not tell it. */
    public void concerns(OrganizationId organization) {
        concerned = organization;
    }

    // events of changes without a request are not needed here
    void onWritten(@Observes(notifyObserver = Reception.IF_EXISTS) EntryWritten entry) {
        written = entry.id();
    }

    /**
     * Whether a transaction of this request wrote the entry; if the request failed, the entry may have been rolled back.
     */
    public boolean isWritten() {
        return written != null;
    }

    /**
     * The entry completed from the answer. It has the same id as an entry that a transaction wrote: if the commit was not
     * confirmed, the entry of the transaction counts if it exists.
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
                null,
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
