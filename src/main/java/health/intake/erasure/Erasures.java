package health.intake.erasure;

import com.github.f4b6a3.uuid.UuidCreator;
import health.intake.access.AccessContext;
import health.intake.audit.Call;
import health.intake.audit.ChangeAudit;
import health.intake.database.DatabaseFaults;
import health.intake.email.EmailWithdrawn;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import health.intake.legalhold.LegalHoldStore;
import health.intake.organization.Organizations;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.requestbody.RequestBody;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Clock;
import java.util.Optional;

/** Erases people, with all that is held of them. */
@Stateless
@Interceptors(DatabaseFaults.class)
public class Erasures {

    @Inject
    ErasureStore store;

    @Inject
    Tombstones tombstones;

    @Inject
    LegalHoldStore holds;

    @Inject
    Organizations organizations;

    @Inject
    ReceiptKeys keys;

    @Inject
    Event<EmailWithdrawn> withdrawn;

    @Inject
    ChangeAudit audit;

    @Inject
    Clock clock;

    /** Erases a person and returns the receipt; of a person who was erased before, the same one. */
    public Receipt erase(Call call, AccessContext context, ProfileId id, RequestBody<EraseRequest> body) {
        // whoever waits for another erasure here then sees what that has left
        Optional<FoundPerson> person = store.lock(context, id);
        Receipt receipt = person.isPresent() ? erase(call, context, person.get(), body) : earlier(context, id, body);
        audit.record(call, id, receipt.reason());
        return receipt;
    }

    private Receipt erase(Call call, AccessContext context, FoundPerson person, RequestBody<EraseRequest> body) {
        OrganizationId organizationId = context.organizationId();
        String reason = body.get().reason();
        // read while the row of the profile is locked, as whoever places a hold locks it
        if (holds.stands(organizationId, person.id())) {
            throw new ProblemException(ProblemType.LEGAL_HOLD);
        }
        Receipt receipt = keys.signed(new Receipt(
                UuidCreator.getTimeOrderedEpoch(),
                person.id(),
                organizations.of(context).slug(),
                clock.instant(),
                reason,
                call.keyPrefix(),
                store.remove(organizationId, person.id()),
                ""));
        store.insert(new Erasure(organizationId, person.groupId(), receipt));
        // if Redis is down, the entry that stays answers nobody, as no row confirms it, and ends in time
        withdrawn.fire(new EmailWithdrawn(organizationId, person.id(), person.version(), person.email()));
        return receipt;
    }

    private Receipt earlier(AccessContext context, ProfileId id, RequestBody<EraseRequest> body) {
        Erasure erasure = store.find(context.organizationId(), id)
                .filter(tombstone -> context.covers(tombstone.groupId()))
                .orElseThrow(() -> unreachable(context, id));
        // a request that asks for what was done already is held to the same rules
        body.get();
        return erasure.receipt(organizations.of(context).slug());
    }

    private ProblemException unreachable(AccessContext context, ProfileId id) {
        return new ProblemException(
                store.exists(context.organizationId(), id)
                        ? ProblemType.OUTSIDE_ACCESS_CONTEXT
                        : tombstones.problem(context, id, ProblemType.PROFILE_NOT_FOUND));
    }
}
