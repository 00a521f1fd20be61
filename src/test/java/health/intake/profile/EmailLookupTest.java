package health.intake.profile;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.access.AccessContext;
import health.intake.email.EmailAddress;
import health.intake.email.EmailIndex;
import health.intake.email.InMemoryEmailIndex;
import health.intake.id.GroupId;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The index is a hint: the rows decide. */
class EmailLookupTest {

    private static final EmailAddress MARIA =
            EmailAddress.parse("maria@example.com").orElseThrow();

    private final Profile maria = ProfileFixture.maria();
    private final OrganizationId organization = ProfileFixture.ORGANIZATION;
    private final AccessContext everything = new AccessContext(organization, null);
    private final GroupId otherGroup = new GroupId(UUID.randomUUID());

    private final EmailIndex index = new InMemoryEmailIndex();
    private final Rows rows = new Rows();
    private final EmailLookup lookup = new EmailLookup();

    /** The store, over rows in memory; records its queries. */
    private static final class Rows extends ProfileStore {

        private final List<Profile> profiles = new ArrayList<>();
        private final List<String> asked = new ArrayList<>();

        /** Group of all its profiles. */
        private GroupId group = new GroupId(UUID.randomUUID());

        @Override
        Optional<Profile> findByEmail(AccessContext context, EmailAddress email) {
            asked.add("email");
            return find(context, email);
        }

        @Override
        Optional<Profile> findByIdAndEmail(AccessContext context, ProfileId id, EmailAddress email) {
            asked.add("id and email");
            return find(context, email).filter(profile -> profile.id().equals(id));
        }

        private Optional<Profile> find(AccessContext context, EmailAddress email) {
            return profiles.stream()
                    .filter(profile -> context.organizationId().equals(ProfileFixture.ORGANIZATION)
                            && profile.person().email().canonical().equals(email.canonical())
                            && profile.state() == ProfileState.ACTIVE
                            && context.covers(group))
                    .findFirst();
        }
    }

    @BeforeEach
    void prepare() {
        lookup.index = index;
        lookup.store = rows;
        rows.profiles.add(maria);
    }

    @Test
    void aHitIsReadByItsId() {
        index.put(organization, MARIA, new EmailIndex.Entry(maria.id(), maria.version()));

        assertThat(lookup.find(everything, MARIA)).contains(maria);
        assertThat(rows.asked).containsExactly("id and email");
    }

    @Test
    void profileMissingInTheIndexIsFoundByTheAddressAndIndexed() {
        assertThat(lookup.find(everything, MARIA)).contains(maria);
        assertThat(rows.asked).containsExactly("email");
        assertThat(index.find(organization, MARIA))
                .map(EmailIndex.Entry::profileId)
                .contains(maria.id());

        rows.asked.clear();
        assertThat(lookup.find(everything, MARIA)).contains(maria);
        assertThat(rows.asked).containsExactly("id and email");
    }

    @Test
    void aPoisonedEntryLeadsToTheRightProfileAllTheSame() {
        index.put(organization, MARIA, new EmailIndex.Entry(new ProfileId(UUID.randomUUID()), 7));

        assertThat(lookup.find(everything, MARIA)).contains(maria);
        assertThat(rows.asked).containsExactly("id and email", "email");
        assertThat(index.find(organization, MARIA))
                .map(EmailIndex.Entry::profileId)
                .contains(maria.id());
    }

    @Test
    void aStaleEntryOfAProfileThatMovedFindsNobody() {
        index.put(organization, MARIA, new EmailIndex.Entry(maria.id(), maria.version()));
        maria.person().email(EmailAddress.parse("elsewhere@example.com").orElseThrow());

        assertThat(lookup.find(everything, MARIA)).isEmpty();
    }

    @Test
    void aStaleEntryYieldsToTheProfileThatHasTheAddressNow() {
        index.put(organization, MARIA, new EmailIndex.Entry(maria.id(), maria.version()));
        maria.person().email(EmailAddress.parse("elsewhere@example.com").orElseThrow());
        Profile heir = ProfileFixture.maria();
        rows.profiles.add(heir);

        assertThat(lookup.find(everything, MARIA)).contains(heir);
    }

    @Test
    void anotherOrganizationFindsNobodyEvenWithAnEntry() {
        OrganizationId foreign = new OrganizationId(UUID.randomUUID());
        index.put(foreign, MARIA, new EmailIndex.Entry(maria.id(), maria.version()));

        assertThat(lookup.find(new AccessContext(foreign, null), MARIA)).isEmpty();
    }

    @Test
    void unknownAddressAndOtherGroupTakeTheSameStatements() {
        AccessContext some = new AccessContext(organization, Set.of(otherGroup));
        EmailAddress nobody = EmailAddress.parse("nobody@example.com").orElseThrow();

        assertThat(lookup.find(some, nobody)).isEmpty();
        List<String> forNobody = List.copyOf(rows.asked);
        rows.asked.clear();
        assertThat(lookup.find(some, MARIA)).isEmpty();
        List<String> forOutside = List.copyOf(rows.asked);
        rows.asked.clear();
        index.put(organization, MARIA, new EmailIndex.Entry(maria.id(), maria.version()));
        assertThat(lookup.find(some, MARIA)).isEmpty();

        assertThat(forNobody).containsExactly("id and email", "email");
        assertThat(forOutside).isEqualTo(forNobody);
        assertThat(rows.asked).isEqualTo(forNobody);
    }

    @Test
    void nothingIsLearnedFromNobody() {
        EmailAddress nobody = EmailAddress.parse("nobody@example.com").orElseThrow();

        assertThat(lookup.find(everything, nobody)).isEmpty();
        assertThat(index.find(organization, nobody)).isEmpty();
    }

    @Test
    void aDeactivatedPersonTakesTheStatementsOfNobody() {
        EmailAddress nobody = EmailAddress.parse("nobody@example.com").orElseThrow();
        maria.become(ProfileState.DEACTIVATED);
        for (AccessContext context : List.of(everything, new AccessContext(organization, Set.of(rows.group)))) {
            rows.asked.clear();
            assertThat(lookup.find(context, nobody)).isEmpty();
            List<String> forNobody = List.copyOf(rows.asked);
            rows.asked.clear();
            assertThat(lookup.find(context, MARIA)).isEmpty();

            assertThat(rows.asked).isEqualTo(forNobody);
        }
        assertThat(index.find(organization, MARIA)).isEmpty();
    }

    @Test
    void anEntryOfADeactivatedPersonGoesWithTheFirstLookUpByAKeyForAllGroups() {
        EmailIndex.Entry late = new EmailIndex.Entry(maria.id(), maria.version());
        maria.become(ProfileState.DEACTIVATED);
        index.put(organization, MARIA, late);

        assertThat(lookup.find(new AccessContext(organization, Set.of(otherGroup)), MARIA))
                .isEmpty();
        assertThat(index.find(organization, MARIA)).contains(late);
        assertThat(lookup.find(everything, MARIA)).isEmpty();
        assertThat(index.find(organization, MARIA)).isEmpty();
    }

    @Test
    void aKeyWithTheGroupFindsTheProfile() {
        AccessContext some = new AccessContext(organization, Set.of(rows.group, otherGroup));

        assertThat(lookup.find(some, MARIA)).contains(maria);
    }
}
