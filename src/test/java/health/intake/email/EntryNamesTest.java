package health.intake.email;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.id.OrganizationId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EntryNamesTest {

    private static final OrganizationId ORGANIZATION =
            new OrganizationId(UUID.fromString("01890000-0000-7000-8000-000000000001"));
    private static final EmailAddress ZOE = EmailIndexContract.address("zoë@example.org");

    private final EntryNames names = names("a key of the tests, 32 bytes long");

    @Test
    void aNameShowsTheOrganizationAndHidesTheAddress() {
        assertThat(names.name(ORGANIZATION, ZOE))
                .isEqualTo(
                        "intake:email:{01890000-0000-7000-8000-000000000001}:Yr1NJJrfxwoU120fyQZC-06npPq40Mm4puPEGtVPqR0");
    }

    @Test
    void spellingsOfOneAddressHaveOneName() {
        assertThat(names.name(ORGANIZATION, EmailIndexContract.address("ZOE\u0308@Example.org")))
                .isEqualTo(names.name(ORGANIZATION, ZOE));
    }

    @Test
    void anotherAddressOrganizationOrKeyHasAnotherName() {
        assertThat(names.name(ORGANIZATION, ZOE))
                .isNotEqualTo(names.name(ORGANIZATION, EmailIndexContract.address("zoe@example.org")))
                .isNotEqualTo(names.name(new OrganizationId(UUID.randomUUID()), ZOE))
                .isNotEqualTo(names("another key, of 32 bytes as well").name(ORGANIZATION, ZOE));
    }

    /** Redis must not link a person across organizations. */
    @Test
    void oneAddressHasUnrelatedTagsUnderTwoOrganizations() {
        assertThat(tag(ORGANIZATION)).hasSize(43).isNotEqualTo(tag(new OrganizationId(UUID.randomUUID())));
    }

    private String tag(OrganizationId organization) {
        String name = names.name(organization, ZOE);
        return name.substring(name.lastIndexOf(':') + 1);
    }

    private static EntryNames names(String key) {
        return new EntryNames(key.getBytes(StandardCharsets.US_ASCII));
    }
}
