package health.intake.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import health.intake.email.EmailIndex.Entry;
import health.intake.secret.Secrets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EmailIndexesTest {

    private final EmailIndexes indexes = new EmailIndexes();

    @Test
    void withoutRedisTheIndexIsInMemoryAndGoneWhenClosed() {
        UUID organization = UUID.randomUUID();
        Entry entry = new Entry(UUID.randomUUID(), 1);
        indexes.redisUrl = Optional.empty();
        EmailIndex index = indexes.index();
        index.put(organization, EmailIndexContract.NEW, entry);
        assertThat(index.find(organization, EmailIndexContract.NEW)).contains(entry);

        indexes.close(index);

        assertThat(index.find(organization, EmailIndexContract.NEW)).isEmpty();
    }

    @Test
    void aBadUrlOfRedisIsRefusedAtTheStart() {
        Optional<String> secret = Optional.of(Base64.getEncoder().encodeToString(new byte[32]));
        indexes.secrets = new Secrets(secret, secret);
        indexes.days = 30;
        indexes.redisUrl = Optional.of("http://redis");

        assertThatIllegalArgumentException().isThrownBy(indexes::index);
    }
}
