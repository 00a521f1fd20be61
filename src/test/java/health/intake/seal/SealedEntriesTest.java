package health.intake.seal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SealedEntriesTest {

    @Test
    void columnsHaveTheirNames() {
        assertThat(SealedEntries.NAMES)
                .containsExactly(
                        "seq",
                        "id",
                        "organization_id",
                        "at",
                        "key_id",
                        "key_prefix",
                        "operation",
                        "status",
                        "profile_ids",
                        "profile_id",
                        "request_id",
                        "client_address");
    }
}
