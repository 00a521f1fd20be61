package health.intake.profile;

import health.intake.access.AccessContext;
import health.intake.database.DatabaseFailure;
import health.intake.email.EmailAddress;
import health.intake.id.GroupId;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import health.intake.paging.PageRequest;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Profiles in the database. Every query is confined to the organization and, for keys with some groups, to those. */
@Dependent
class ProfileStore {

    private static final String READ_ONLY = "eclipselink.read-only";

    /** Profiles that a sandbox may hold. */
    private static final int SANDBOX = 10_000;

    private static final String BY_EMR_ID = "select p.* from profile p where p.id = coalesce("
            + "(select a.profile_id from patient a where a.organization_id = ?1 and a.emr_id = ?2), ?3)"
            + " and p.organization_id = ?4 and p.state = ?5";

    @PersistenceContext
    EntityManager entities;

    /** Writes a new profile, or refuses it with {@code email_taken}. */
    void insert(Profile profile) {
        entities.persist(profile);
        flush();
    }

    /** Refuses with {@code sandbox_full} if a sandbox, which this transaction has locked, holds as many as it may. */
    void requireRoom(OrganizationId sandbox) {
        Number profiles = (Number) entities.createNativeQuery("select count(*) from profile where organization_id = ?1")
                .setParameter(1, sandbox.toString())
                .getSingleResult();
        if (profiles.intValue() >= SANDBOX) {
            throw new ProblemException(ProblemType.SANDBOX_FULL);
        }
    }

    /** Writes the changes of this transaction, or refuses them with {@code email_taken}. */
    void flush() {
        try {
            entities.flush();
        } catch (PersistenceException failure) {
            throw DatabaseFailure.duplicateKey(failure)
                            .filter("uk_profile_email"::equals)
                            .isPresent()
                    ? new ProblemException(ProblemType.EMAIL_TAKEN)
                    : failure;
        }
    }

    Optional<Profile> find(AccessContext context, ProfileId id) {
        return byId(context, id).setHint(READ_ONLY, true).getResultStream().findFirst();
    }

    /** The same, for a change: locks the row until this transaction ends. */
    Optional<Profile> findForChange(AccessContext context, ProfileId id) {
        return byId(context, id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** Whether the organization has the profile, in any group. */
    boolean exists(OrganizationId organizationId, ProfileId id) {
        return entities.createQuery(
                        "select p.id from Profile p where p.id = :id and p.organizationId = :organization", UUID.class)
                .setParameter("id", id.value())
                .setParameter("organization", organizationId.value())
                .getResultStream()
                .findFirst()
                .isPresent();
    }

    /** Whether a profile of the organization, in any group, has the address; only writing it tells for sure. */
    boolean isTaken(OrganizationId organizationId, EmailAddress email) {
        return entities.createQuery(
                        "select p.id from Profile p where p.person.emailCanonical = :email and p.organizationId = :organization",
                        UUID.class)
                .setParameter("email", email.canonical())
                .setParameter("organization", organizationId.value())
                .getResultStream()
                .findFirst()
                .isPresent();
    }

    /** The active profile with this address. */
    Optional<Profile> findByEmail(AccessContext context, EmailAddress email) {
        return query(context, "p.person.emailCanonical = :email and p.state = :active")
                .setParameter("active", ProfileState.ACTIVE)
                .setParameter("email", email.canonical())
                .setHint(READ_ONLY, true)
                .getResultStream()
                .findFirst();
    }

    /**
     * The active profile whose account has the emrId. In one statement that looks for a profile in any case, so that nobody and somebody
     * outside the access context cost the same.
     */
    Optional<Profile> findByEmrId(AccessContext context, long emrId) {
        String organization = context.organizationId().toString();
        List<Object> parameters = new ArrayList<>(
                List.of(organization, emrId, ProfileId.NOBODY.toString(), organization, ProfileState.ACTIVE.name()));
        List<String> places = new ArrayList<>();
        if (context.groups() != null) {
            for (GroupId group : context.groups()) {
                parameters.add(group.toString());
                places.add("?" + parameters.size());
            }
        }
        String groups = context.groups() == null ? "" : " and p.group_id in (" + String.join(", ", places) + ")";
        return rows(BY_EMR_ID + groups, parameters).stream().findFirst();
    }

    /** The profile with this id, if it also still has this address and is active. */
    Optional<Profile> findByIdAndEmail(AccessContext context, ProfileId id, EmailAddress email) {
        return query(context, "p.id = :id and p.person.emailCanonical = :email and p.state = :active")
                .setParameter("active", ProfileState.ACTIVE)
                .setParameter("id", id.value())
                .setParameter("email", email.canonical())
                .setHint(READ_ONLY, true)
                .getResultStream()
                .findFirst();
    }

    /** @param states at least one */
    List<Profile> list(AccessContext context, PageRequest page, ListStatement.Kind kind, Set<ProfileState> states) {
        return list(new ListStatement(context, page, kind, states));
    }

    /** In the order of their changes, oldest first. */
    List<Profile> changed(
            AccessContext context, PageRequest page, ListStatement.Span changes, Set<ProfileState> states) {
        return list(new ListStatement(context, page, changes, states));
    }

    private List<Profile> list(ListStatement statement) {
        return rows(statement.sql(), statement.parameters());
    }

    @SuppressWarnings("unchecked") // a native query knows its entity only by the argument
    private List<Profile> rows(String sql, List<Object> parameters) {
        Query query = entities.createNativeQuery(sql, Profile.class).setHint(READ_ONLY, true);
        for (int i = 0; i < parameters.size(); i++) {
            query.setParameter(i + 1, parameters.get(i));
        }
        return query.getResultList();
    }

    private TypedQuery<Profile> byId(AccessContext context, ProfileId id) {
        return query(context, "p.id = :id").setParameter("id", id.value());
    }

    private TypedQuery<Profile> query(AccessContext context, String restriction) {
        String groups = context.groups() == null ? "" : " and p.groupId in :groups";
        TypedQuery<Profile> query = entities.createQuery(
                        "select p from Profile p where " + restriction + " and p.organizationId = :organization"
                                + groups,
                        Profile.class)
                .setParameter("organization", context.organizationId().value());
        return context.groups() == null
                ? query
                : query.setParameter(
                        "groups", context.groups().stream().map(GroupId::value).toList());
    }
}
