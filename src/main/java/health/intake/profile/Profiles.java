package health.intake.profile;

import health.intake.access.AccessContext;
import health.intake.audit.Call;
import health.intake.audit.ChangeAudit;
import health.intake.credential.CredentialStore;
import health.intake.credential.PasswordHash;
import health.intake.database.CommitWindow;
import health.intake.database.DatabaseFaults;
import health.intake.email.EmailAddress;
import health.intake.email.PlaceholderAddresses;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import health.intake.idempotency.Attempt;
import health.intake.idempotency.Attempts;
import health.intake.idempotency.Creation;
import health.intake.idempotency.IdempotencyKey;
import health.intake.paging.Page;
import health.intake.paging.PageRequest;
import health.intake.paging.Position;
import health.intake.person.Person;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
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
    Event<ProfileChanged> changed;

    @Inject
    ChangeAudit audit;

    @Inject
    Clock clock;

    @Inject
    CommitWindow window;

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

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public List<ProfileResponse> byEmail(AccessContext context, EmailAddress email) {
        return lookup.find(context, email).map(ProfileResponse::of).stream().toList();
    }

    /** The profiles of the filter; else {@code profile_group_not_found} or {@code outside_access_context}. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Page<ProfileResponse> list(AccessContext context, ProfileFilter filter, PageRequest page) {
        AccessContext part = groups.within(context, filter.group());
        List<Profile> found = filter.includesActive() ? store.list(part, page, changes(filter)) : List.of();
        boolean byChange = filter.updatedSince() != null;
        return Page.of(found, page.limit(), p -> new Position(byChange ? p.changedAt() : p.createdAt(), p.id().value()))
                .map(ProfileResponse::of);
    }

    private ListStatement.@Nullable Span changes(ProfileFilter filter) {
        Instant since = filter.updatedSince();
        return since == null ? null : new ListStatement.Span(since, window.closedUntil());
    }

    /** Checks a change without making it; refuses it as {@link #change} would. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public void judge(AccessContext context, ProfileId id, ProfilePatch patch) {
        Profile profile = store.find(context, id).orElseThrow(() -> missing(context, id));
        Optional.ofNullable(judged(context, profile, patch).email().value())
                .filter(email -> !isSame(email, profile.person().email()))
                .ifPresent(email -> requireFree(context.organizationId(), email));
    }

    /** Refuses with {@code email_taken} if {@link #create} would, before slow work is done for the request. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public void requireFree(OrganizationId organizationId, EmailAddress email) {
        if (store.isTaken(organizationId, email)) {
            throw new ProblemException(ProblemType.EMAIL_TAKEN);
        }
    }

    /** Changes the fields that the patch names. */
    public Stored change(Call call, AccessContext context, ProfileId id, ProfilePatch patch) {
        Profile profile = store.findForChange(context, id).orElseThrow(() -> missing(context, id));
        ProfileChange change = judged(context, profile, patch);
        Person person = profile.person();
        EmailAddress before = person.email();
        change.applyTo(person, placeholders.of(id));
        Set<String> fields = patch.effectOn(person);
        if (!fields.isEmpty()) {
            write(context.organizationId(), profile, patch.password());
            tell(context.organizationId(), profile, before, fields);
        }
        audit.record(call, id);
        if (!fields.isEmpty()) {
            window.require(profile.changedAt());
        }
        return Stored.of(profile);
    }

    /** Checks the profile first, then the conditions, then the patch. */
    private ProfileChange judged(AccessContext context, Profile profile, ProfilePatch patch) {
        patch.requested().conditions().allowChange(profile.version());
        return patch.requested()
                .body()
                .get(
                        change -> change.violations(profile.person()),
                        new ReadOnlyValues(
                                profile, reference -> groups.isNamed(context, reference, profile.groupId())));
    }

    private void write(OrganizationId organizationId, Profile profile, @Nullable PasswordHash password) {
        Instant now = clock.instant();
        profile.changed(now);
        if (password != null) {
            credentials.set(organizationId, profile.id(), password, now);
        }
        store.flush();
    }

    private void tell(OrganizationId organizationId, Profile profile, EmailAddress before, Set<String> fields) {
        changed.fire(new ProfileChanged(organizationId, profile.id(), profile.version(), fields));
        EmailAddress email = profile.person().email();
        if (!isSame(before, email)) {
            assigned.fire(new EmailAssigned(organizationId, profile.id(), profile.version(), email, before));
        }
    }

    private static boolean isSame(EmailAddress one, EmailAddress other) {
        return one.canonical().equals(other.canonical());
    }

    private ProblemException missing(AccessContext context, ProfileId id) {
        return unreachable(context, id, ProblemType.PROFILE_NOT_FOUND);
    }

    private ProblemException unreachable(AccessContext context, ProfileId id, ProblemType missing) {
        return new ProblemException(
                store.exists(context.organizationId(), id) ? ProblemType.OUTSIDE_ACCESS_CONTEXT : missing);
    }
}
