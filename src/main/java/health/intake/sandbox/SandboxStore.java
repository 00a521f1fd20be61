package health.intake.sandbox;

import health.intake.email.EmailAddress;
import health.intake.email.EmailIndex.Entry;
import health.intake.erasure.PersonalTable;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import health.intake.sandbox.SandboxEmptied.Address;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The rows of a sandbox in the database. */
@Dependent
class SandboxStore {

    /** All tables with rows of profiles, in an order that their foreign keys allow; a sandbox keeps no tombstones. */
    static final List<String> TABLES = Stream.concat(
                    Arrays.stream(PersonalTable.values()).map(PersonalTable::table), Stream.of("erasure"))
            .toList();

    @PersistenceContext
    EntityManager entities;

    List<Address> addresses(OrganizationId sandbox) {
        List<Address> addresses = new ArrayList<>();
        for (Object row : entities.createNativeQuery(
                        "select cast(id as char(36)), email, email_canonical, version from profile where organization_id = ?1")
                .setParameter(1, sandbox.toString())
                .getResultList()) {
            addresses.add(address((Object[]) row));
        }
        return addresses;
    }

    private static Address address(Object[] row) {
        return new Address(
                EmailAddress.stored((String) row[1], (String) row[2]),
                new Entry(new ProfileId(UUID.fromString((String) row[0])), ((Number) row[3]).longValue()));
    }

    /** Removes all rows; of an organization that is no sandbox none. */
    void empty(OrganizationId sandbox) {
        for (String table : TABLES) {
            entities.createNativeQuery(
                            "delete from " + table
                                    + " where organization_id = (select id from organization where id = ?1 and sandbox_of is not null)")
                    .setParameter(1, sandbox.toString())
                    .executeUpdate();
        }
    }
}
