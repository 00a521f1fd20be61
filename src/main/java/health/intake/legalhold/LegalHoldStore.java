package health.intake.legalhold;

import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import health.intake.time.InstantColumn;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;

/**
 * The legal holds of an organization, in the database. Whoever places one, or erases the person, has locked the row of the
 * profile before: so neither misses the other.
 */
@Dependent
public class LegalHoldStore {

    private static final String THIS_HOLD = " legal_hold where profile_id = ?1 and organization_id = ?2";

    @PersistenceContext
    EntityManager entities;

    /** Whether the person must not be erased; read with a lock, because the snapshot of a transaction may be older. */
    public boolean stands(OrganizationId organizationId, ProfileId profileId) {
        return !bound("select 1 from" + THIS_HOLD + " lock in share mode", organizationId, profileId)
                .getResultList()
                .isEmpty();
    }

    /** Places a hold; gives one that stands another reason, and leaves since when it does. */
    public void place(OrganizationId organizationId, ProfileId profileId, LegalHold hold) {
        bound(
                        "insert into legal_hold (profile_id, organization_id, reason, since, key_prefix)"
                                + " values (?1, ?2, ?3, ?4, ?5) on duplicate key update reason = ?3",
                        organizationId,
                        profileId)
                .setParameter(3, hold.reason())
                .setParameter(4, InstantColumn.micros(hold.since()))
                .setParameter(5, hold.keyPrefix())
                .executeUpdate();
    }

    /** Removes the hold with its reason, if there is one. */
    public void lift(OrganizationId organizationId, ProfileId profileId) {
        bound("delete from" + THIS_HOLD, organizationId, profileId).executeUpdate();
    }

    private Query bound(String sql, OrganizationId organizationId, ProfileId profileId) {
        return entities.createNativeQuery(sql)
                .setParameter(1, profileId.toString())
                .setParameter(2, organizationId.toString());
    }
}
