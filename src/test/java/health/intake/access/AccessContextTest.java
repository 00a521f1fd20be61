package health.intake.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import health.intake.id.GroupId;
import health.intake.id.OrganizationId;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccessContextTest {

    private static final OrganizationId ORGANIZATION = new OrganizationId(UUID.randomUUID());
    private static final GroupId GROUP = new GroupId(UUID.randomUUID());
    private static final GroupId OTHER = new GroupId(UUID.randomUUID());

    @Test
    void aPartHasTheOneGroup() {
        AccessContext part = new AccessContext(ORGANIZATION, Set.of(GROUP));

        assertThat(new AccessContext(ORGANIZATION, null).only(GROUP)).isEqualTo(part);
        assertThat(new AccessContext(ORGANIZATION, Set.of(GROUP, OTHER)).only(GROUP))
                .isEqualTo(part);
    }

    @Test
    void aPartNeverReachesBeyondTheWhole() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccessContext(ORGANIZATION, Set.of(OTHER)).only(GROUP));
    }
}
