package health.intake.email;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.email.EmailIndex.Entry;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import health.intake.redis.Redis;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EmailIndexesTest {

    private final EmailIndexes indexes = new EmailIndexes();

    @Test
    void withoutRedisTheIndexIsInMemory() {
        OrganizationId organization = new OrganizationId(UUID.randomUUID());
        Entry entry = new Entry(new ProfileId(UUID.randomUUID()), 1);
        indexes.redis = new Redis();

        EmailIndex index = indexes.index();
        index.put(organization, EmailIndexContract.NEW, entry);

        assertThat(index.find(organization, EmailIndexContract.NEW)).contains(entry);
    }
}
