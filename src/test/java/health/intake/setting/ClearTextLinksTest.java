package health.intake.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The warnings in the log when the service starts. */
class ClearTextLinksTest {

    private static List<String> database(String url) {
        return ClearTextLinks.among(
                name -> Optional.ofNullable(Map.of("intake.db.url", url).get(name)));
    }

    private static List<String> redis(String url) {
        return ClearTextLinks.among(
                name -> Optional.ofNullable(Map.of("intake.redis.url", url).get(name)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mariadb://db.example/intake",
                "jdbc:mariadb://10.0.0.7:3306/intake?sslMode=disable",
                "jdbc:mariadb://localhost.example/intake",
                "jdbc:mariadb://localhost,db.example/intake",
                "jdbc:mariadb://db.example/intake?user=sslMode",
                "jdbc:mariadb://db.example/sslMode=trust"
            })
    void aDatabaseElsewhereInClearTextIsTold(String url) {
        assertThat(database(url))
                .singleElement()
                .asString()
                .startsWith("INTAKE_DB_URL ")
                .doesNotContain("example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mariadb://db.example:3306/intake?sslMode=verify-full",
                "jdbc:mariadb://db.example/intake?connectTimeout=1&sslMode=VERIFY-CA&socketTimeout=2",
                "jdbc:mariadb://127.0.0.1:3306/intake",
                "jdbc:mariadb://localhost/intake?sslMode=disable",
                "jdbc:mariadb://[::1]:3306/intake"
            })
    void anEncryptedOrLocalOneIsNot(String url) {
        assertThat(database(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://redis.example",
                "redis://:secret@10.0.0.8:6379/1",
                "redis://localhost.example",
                "redis-sentinel://127.0.0.1,10.0.0.8#m",
                "redis-cluster://:secret@10.0.0.8"
            })
    void aRedisElsewhereInClearTextIsTold(String url) {
        assertThat(redis(url))
                .singleElement()
                .asString()
                .startsWith("INTAKE_REDIS_URL ")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rediss://redis.example",
                "redis://127.0.0.1:6379",
                "redis://u:p@localhost",
                "redis://[::1]/1",
                "rediss-sentinel://10.0.0.8#m",
                "redis-cluster://127.0.0.1,[::1]"
            })
    void anEncryptedOrLocalRedisIsNot(String url) {
        assertThat(redis(url)).isEmpty();
    }

    @Test
    void withoutRedisThereIsNoLink() {
        assertThat(ClearTextLinks.among(name -> Optional.empty())).isEmpty();
    }
}
