package health.intake.blackbox.operating;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.KeyText;
import health.intake.blackbox.driver.SecondNode;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.StatementLog;
import health.intake.blackbox.driver.Tenant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Keys outlive the pepper under which they were stored, as src/docs/secrets.md describes. */
@Tag("long")
class PepperIT {

    private final Tenant tenant = Tenant.create();
    private final Key used = tenant.key("PROFILES_VIEW");
    private final Key unused = tenant.key("PROFILES_VIEW");
    private final Key revoked = tenant.key("PROFILES_VIEW");

    private static String storedHash(Key key) {
        try (Sql sql = Installation.shared().sql()) {
            return sql.text("select hash from api_key_secret where api_key_id = ?", key.id());
        }
    }

    private static void missIsOneRead(SecondNode node) {
        String unknown = KeyText.unissued();

        List<String> statements = StatementLog.during(() -> IntStream.range(0, 20)
                        .forEach(
                                i -> assertThat(node.describe(unknown).status()).isEqualTo(403)))
                .statements();

        assertThat(statements)
                .filteredOn(text -> text.toLowerCase(Locale.ROOT).contains("api_key"))
                .singleElement()
                .asString()
                .startsWithIgnoringCase("select");
    }

    @Test
    void keyIsStoredUnderTheNewPepperWhenItIsUsed() {
        Api.admin().delete(tenant.keysPath() + "/" + revoked.id()).is(204);
        String before = storedHash(used);
        try (SecondNode node = Installation.shared().secondNodeWithNewPepper()) {
            String untouched = storedHash(unused);

            assertThat(node.describe(used.secret()).status()).isEqualTo(200);

            String after = storedHash(used);
            assertThat(after).isNotEqualTo(before).hasSize(64);
            assertThat(HexFormat.of().parseHex(after)).hasSize(32);
            assertThat(storedHash(unused)).isEqualTo(untouched);
            assertThat(node.describe(used.secret()).status()).isEqualTo(200);
            assertThat(storedHash(used)).isEqualTo(after);
            assertThat(node.describe(revoked.secret()).status()).isEqualTo(403);
            missIsOneRead(node);
        }
    }
}
