package health.intake.profile;

import health.intake.access.AccessContext;
import health.intake.audit.Call;
import health.intake.audit.ChangeAudit;
import health.intake.credential.CredentialStore;
import health.intake.credential.PasswordHash;
import health.intake.database.CommitWindow;
import health.intake.database.DatabaseFaults;
import health.intake.email.EmailAddress;
import health.intake.email.EmailAssigned;
import health.intake.email.EmailWithdrawn;
import health.intake.email.PlaceholderAddresses;
import health.intake.erasure.Tombstones;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import health.intake.idempotency.Attempt;
import health.intake.idempotency.Attempts;
import health.intake.idempotency.Creation;
import health.intake.idempotency.IdempotencyKey;
import health.intake.organization.Sandboxes;
import health.intake.paging.Page;
import health.intake.paging.PageRequest;
import health.intake.paging.Position;
import health.intake.person.Person;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.requestbody.Change;
import health.intake.requestbody.RequestBody;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The profiles of an organization within an access context. */
@Stateless
@Interceptors(DatabaseFaults.class)
public class Profiles {

    /** Part of stored records, so it never changes. */
    private static final String CREATION = "create-profile";

    @Inject
    ProfileStore store;

    @Inject
    Attempts attempts;

    @Inject
    CredentialStore credentials;

    @Inject
    GroupChoice groups;

    @Inject
    EmailLookup lookup;

    @Inject
    Event<EmailAssigned> assigned;

    @Inject
    Event<EmailWithdrawn> withdrawn;

    @Inject
    Event<ProfileChanged> changed;

    @Inject
    ChangeAudit audit;

    @Inject
    Clock clock;

    @Inject
    CommitWindow window;

    @Inject
    Sandboxes sandboxes;

    @Inject
    Tombstones tombstones;

    @Inject
    PlaceholderAddresses placeholders;

    /** Creates a profile in the group that the request names, unless an equal request with this key has done so. */
    public Creation<Stored> create(
            Call call, AccessContext context, RequestBody<CreateProfileRequest> body, IdempotencyKey key) {
        Attempt attempt = Attempt.of(CREATION, key, body);
        CreateProfileRequest request = body.get(partial -> groups.conflicts(context, partial));
        NewProfile created = new NewProfile(groups.resolve(context, request), request.person(), null);
        Creation<Stored> creation =
                attempts.once(context.organizationId(), attempt, id -> create(context, id, created));
        audit.record(call, creation.id());
        if (creation.created() != null) {
            window.require(creation.created().profile().createdAt());
        }
        return creation;
    }

    /**
     * Creates a profile, or refuses it with {@code email_taken}.
     *
     * @param id a new one, of version 7
     */
    public Stored create(AccessContext context, ProfileId id, NewProfile created) {
        Person person = created.person();
        if (!person.hasEmail()) {
            person.email(placeholders.of(id));
        }
        if (context.isSandbox()) {
            // so that two creations do not fill the same place
            sandboxes.lock(context.organizationId());
            store.requireRoom(context.organizationId());
        }
        Profile profile = new Profile(id, context.organizationId(), created, clock.instant());
        store.insert(profile);
        assigned.fire(new EmailAssigned(context.organizationId(), id, profile.version(), person.email(), null));
        return Stored.of(profile);
    }

    /** The profile, else {@code profile_not_found} or {@code outside_access_context}. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Stored get(AccessContext context, ProfileId id) {
        return get(context, id, ProblemType.PROFILE_NOT_FOUND);
    }

    /** The profile, else {@code missing} or {@code outside_access_context}. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Stored get(AccessContext context, ProfileId id, ProblemType missing) {
        return Stored.of(store.find(context, id).orElseThrow(() -> unreachable(context, id, missing)));
    }

    /** Refuses what the caller may not know of: as {@link #get} does, but not a person who was erased. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public void requireKnown(AccessContext context, ProfileId id) {
        if (store.find(context, id).isEmpty()) {
            ProblemException problem = unreachable(context, id, ProblemType.PROFILE_NOT_FOUND);
            if (problem.type() != ProblemType.PROFILE_ERASED) {
                throw problem;
            }
        }
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public List<ProfileResponse> byEmail(AccessContext context, EmailAddress email) {
        return lookup.find(context, email).map(ProfileResponse::of).stream().toList();
    }

    /** The profile with the address; empty for nobody and outside the access context. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<Stored> find(AccessContext context, EmailAddress email) {
        return lookup.find(context, email).map(Stored::of);
    }

    /** The same for the emrId of its account. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<Stored> findByEmrId(AccessContext context, long emrId) {
        return store.findByEmrId(context, emrId).map(Stored::of);
    }

    /** The profiles of the filter; else {@code profile_group_not_found} or {@code outside_access_context}. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Page<ProfileResponse> list(AccessContext context, ProfileFilter filter, PageRequest page) {
        AccessContext part = groups.within(context, filter.group());
        Instant since = filter.updatedSince();
        return (since == null
                        ? page(part, page, ListStatement.Kind.ALL, filter.states())
                        : changes(part, page, since, filter.states()))
                .map(ProfileResponse::of);
    }

    /** The profiles that are patients, in the order of {@link #list}; a group in the filter is not looked at. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Page<Stored> patients(AccessContext context, ProfileFilter filter, PageRequest page) {
        return page(context, page, ListStatement.Kind.PATIENTS, filter.states()).map(Stored::of);
    }

    private Page<Profile> page(
            AccessContext context, PageRequest page, ListStatement.Kind kind, Set<ProfileState> states) {
        return Page.of(
                store.list(context, page, kind, states),
                page.limit(),
                profile -> new Position(profile.createdAt(), profile.id().value()));
    }

    private Page<Profile> changes(AccessContext context, PageRequest page, Instant since, Set<ProfileState> states) {
        return Page.of(
                store.changed(context, page, new ListStatement.Span(since, window.closedUntil()), states),
                page.limit(),
                profile -> new Position(profile.changedAt(), profile.id().value()));
    }

    /** Checks a change without making it; refuses it as {@link #change} would. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public void judge(AccessContext context, ProfileId id, ProfilePatch<ProfileChange> patch) {
        Stored current = get(context, id);
        requireFree(
                context.organizationId(),
                current,
                judged(context, current, patch).email());
    }

    /** The same for a change of the address of a profile; its own address is free. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public void requireFree(OrganizationId organizationId, Stored current, Change<EmailAddress> change) {
        EmailAddress email = change.value();
        if (email != null && !isSame(email, current.email())) {
            requireFree(organizationId, email);
        }
    }

    /** Refuses with {@code email_taken} if {@link #create} would, before slow work is done for the request. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public void requireFree(OrganizationId organizationId, EmailAddress email) {
        if (store.isTaken(organizationId, email)) {
            throw new ProblemException(ProblemType.EMAIL_TAKEN);
        }
    }

    /** Changes the fields that the patch names. */
    public Stored change(Call call, AccessContext context, ProfileId id, ProfilePatch<ProfileChange> patch) {
        OpenProfile profile = open(context, id, ProblemType.PROFILE_NOT_FOUND);
        ProfileChange change = judged(context, profile.stored(), patch);
        change.applyTo(profile.person(), placeholders.of(id));
        Stored changed = write(context.organizationId(), profile, patch.password(), false);
        audit.record(call, id);
        requireInTime(profile);
        return changed;
    }

    /** To be called after all other statements of a change: refuses with {@code unavailable} what took too long. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void requireInTime(OpenProfile open) {
        if (open.isWritten()) {
            window.require(open.profile().changedAt());
        }
    }

    /** The profile, locked for a change until the transaction ends; else {@code missing} or {@code outside_access_context}. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public OpenProfile open(AccessContext context, ProfileId id, ProblemType missing) {
        return store.findForChange(context, id)
                .map(OpenProfile::new)
                .orElseThrow(() -> unreachable(context, id, missing));
    }

    /**
     * Writes what was changed of an open profile, or refuses it with {@code email_taken}; writes nothing if nothing was.
     *
     * @param hasOther whether something else is changed that the version of the profile covers
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public Stored write(
            OrganizationId organizationId, OpenProfile open, @Nullable PasswordHash password, boolean hasOther) {
        Set<String> fields = open.effect(password);
        if (hasOther || !fields.isEmpty()) {
            write(organizationId, open.profile(), password);
        }
        if (!fields.isEmpty()) {
            tell(organizationId, open, fields);
        }
        return open.stored();
    }

    /** Checks the conditions, then the patch, then whether the profile may be changed. */
    private ProfileChange judged(AccessContext context, Stored current, ProfilePatch<ProfileChange> patch) {
        patch.requested().conditions().allowChange(current.version());
        ProfileChange judged = patch.requested()
                .body()
                .get(
                        change -> change.violations(current),
                        new ReadOnlyValues(
                                current.profile(), reference -> groups.isNamed(context, reference, current.groupId())));
        current.requireActive();
        return judged;
    }

    private void write(OrganizationId organizationId, Profile profile, @Nullable PasswordHash password) {
        Instant now = clock.instant();
        profile.changed(now);
        if (password != null) {
            credentials.set(organizationId, profile.id(), password, now);
        }
        store.flush();
    }

    private void tell(OrganizationId organizationId, OpenProfile open, Set<String> fields) {
        long version = open.profile().version();
        changed.fire(new ProfileChanged(organizationId, open.id(), version, fields));
        EmailAddress email = open.person().email();
        if (open.isStateChanged()) {
            tellState(organizationId, open.profile());
        }
        if (!isSame(open.before(), email)) {
            assigned.fire(new EmailAssigned(organizationId, open.id(), version, email, open.before()));
        }
    }

    /** The address of a profile that no look-up finds leaves the index: then a look-up works as for nobody. */
    private void tellState(OrganizationId organizationId, Profile profile) {
        EmailAddress email = profile.person().email();
        if (profile.state() == ProfileState.ACTIVE) {
            assigned.fire(new EmailAssigned(organizationId, profile.id(), profile.version(), email, null));
        } else {
            withdrawn.fire(new EmailWithdrawn(organizationId, profile.id(), profile.version(), email));
        }
    }

    private static boolean isSame(EmailAddress one, EmailAddress other) {
        return one.canonical().equals(other.canonical());
    }

    private ProblemException unreachable(AccessContext context, ProfileId id, ProblemType missing) {
        return new ProblemException(
                store.exists(context.organizationId(), id)
                        ? ProblemType.OUTSIDE_ACCESS_CONTEXT
                        : tombstones.problem(context, id, missing));
    }
}
