package health.intake.organization;

import com.github.f4b6a3.uuid.UuidCreator;
import health.intake.database.DatabaseFaults;
import health.intake.id.OrganizationId;
import health.intake.id.Reference;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.profilegroup.GroupsChanged;
import health.intake.profilegroup.ProfileGroups;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Clock;
import java.util.Optional;

/**
 * The sandboxes of organizations: each an organization of its own, so that the rule which keeps organizations apart also keeps
 * test data from live ones. Its groups follow those of its owner.
 */
@Stateless
@Interceptors(DatabaseFaults.class)
public class Sandboxes {

    @Inject
    OrganizationStore store;

    @Inject
    ProfileGroups groups;

    @Inject
    Clock clock;

    /** The sandbox of an organization; empty before its first test key. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<OrganizationId> find(OrganizationId owner) {
        return store.findSandbox(owner);
    }

    /** The organization whose sandbox this is; empty if it is none. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<OrganizationId> owner(OrganizationId sandbox) {
        return store.findOwner(sandbox);
    }

    /** The sandbox of an organization, made in this transaction if there is none. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public OrganizationId require(OrganizationId owner) {
        Organization locked = locked(owner);
        return store.findSandbox(owner).orElseGet(() -> create(locked));
    }

    /** Lets no other transaction create in the sandbox, or empty it, until this one ends. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void lock(OrganizationId sandbox) {
        store.lockSandbox(sandbox);
    }

    private OrganizationId create(Organization owner) {
        OrganizationId sandbox = new OrganizationId(UuidCreator.getTimeOrderedEpoch());
        store.insert(new Organization(sandbox, owner, clock.instant()));
        groups.mirror(owner.id(), sandbox);
        return sandbox;
    }

    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void follow(@Observes GroupsChanged event) {
        OrganizationId owner = locked(event.organizationId()).id();
        store.findSandbox(owner).ifPresent(sandbox -> groups.mirror(owner, sandbox));
    }

    // a group that is made while the first test key is would otherwise have no twin
    private Organization locked(OrganizationId owner) {
        return store.findForChange(Reference.toId(owner.value()))
                .orElseThrow(() -> new ProblemException(ProblemType.ORGANIZATION_NOT_FOUND));
    }
}
