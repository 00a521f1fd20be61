package health.intake.account;

import health.intake.credential.CredentialStore;
import health.intake.healthcard.HealthCard;
import health.intake.healthcard.HealthCards;
import health.intake.healthcard.SealedCard;
import health.intake.id.GroupId;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of an organization. The caller's access to the profile was checked before; a change belongs to the transaction
 * that has locked the profile. A profile that did not begin as a patient has an account once it has a password; that is
 * stored when it differs from any other of its kind.
 */
@Dependent
public class Accounts {

    @Inject
    AccountStore store;

    @Inject
    CredentialStore credentials;

    @Inject
    HealthCards cards;

    /** Stores the account of a new patient, or refuses it with {@code emr_id_taken}. */
    public void add(OrganizationId organizationId, ProfileId id, Account account) {
        PatientAccount stored = new PatientAccount(id, organizationId);
        stored.join(account.furtherGroups());
        stored.become(account);
        stored.healthCard(sealed(organizationId, id, account.fields().hcCard()));
        store.insert(stored);
    }

    /** The account of a profile; empty if the profile is no patient. */
    public Optional<Account> find(OrganizationId organizationId, ProfileId id) {
        return store.find(organizationId, id).map(this::opened).or(() -> byPassword(organizationId, id));
    }

    /** Whether the profile is a patient. */
    public boolean exists(OrganizationId organizationId, ProfileId id) {
        return store.exists(organizationId, id) || credentials.exists(organizationId, id);
    }

    /** The accounts of profiles that are all patients, by their ids, in one statement. */
    public Map<ProfileId, Account> ofPatients(OrganizationId organizationId, List<ProfileId> ids) {
        Map<ProfileId, Account> accounts = new HashMap<>();
        if (!ids.isEmpty()) {
            ids.forEach(id -> accounts.put(id, Account.BY_PASSWORD));
            store.findAll(organizationId, ids).stream()
                    // a row comes once for each further group
                    .distinct()
                    .forEach(stored -> accounts.put(stored.profileId(), opened(stored)));
        }
        return accounts;
    }

    /**
     * Refuses with {@code emr_id_taken} if a write would, before slow work is done for the request.
     *
     * @param own the profile to be written; null for a new one
     */
    public void requireFree(OrganizationId organizationId, @Nullable ProfileId own, long emrId) {
        if (store.findByEmrId(organizationId, emrId)
                .filter(id -> !id.equals(own))
                .isPresent()) {
            throw new ProblemException(ProblemType.EMR_ID_TAKEN);
        }
    }

    /**
     * Writes another account in the place of one, or refuses it with {@code emr_id_taken}. A card that did not change is not
     * encrypted again.
     */
    public void write(OrganizationId organizationId, ProfileId id, Account before, Account after) {
        if (!before.isStored()) {
            add(organizationId, id, after);
            return;
        }
        PatientAccount changed = new PatientAccount(id, organizationId);
        changed.become(after);
        Map<String, @Nullable Object> columns = changed.columns();
        HealthCard card = after.fields().hcCard();
        if (!Objects.equals(before.fields().hcCard(), card)) {
            changed.healthCard(sealed(organizationId, id, card));
            columns.putAll(changed.cardColumns());
        }
        store.update(organizationId, id, columns);
    }

    /** Takes a group, which became that of the profile, out of the further groups, if there is an account and it is among them. */
    public void leave(OrganizationId organizationId, ProfileId id, GroupId group) {
        store.leave(organizationId, id, group);
    }

    private @Nullable SealedCard sealed(OrganizationId organizationId, ProfileId id, @Nullable HealthCard card) {
        return card == null ? null : cards.seal(card, organizationId, id);
    }

    private Account opened(PatientAccount stored) {
        SealedCard sealed = stored.healthCard();
        return stored.account(sealed == null ? null : cards.open(sealed, stored.organizationId(), stored.profileId()));
    }

    private Optional<Account> byPassword(OrganizationId organizationId, ProfileId id) {
        return credentials.exists(organizationId, id) ? Optional.of(Account.BY_PASSWORD) : Optional.empty();
    }
}
