package health.intake.admin.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DumpedRowsTest {

    private static final String DUMP =
            """
            -- MariaDB dump 10.19-11.4.5
            /*!40101 SET NAMES utf8mb4 */;
            CREATE TABLE `organization` (
              `id` uuid NOT NULL,
              `name` varchar(200) NOT NULL COMMENT 'INSERT INTO `x` VALUES (1),(2)',
              PRIMARY KEY (`id`)
            ) ENGINE=InnoDB;
            INSERT INTO `organization` VALUES
            ('0199','a'),
            ('0200','it''s (one), \\'one\\'; \\\\'),
            ('0201',NULL);
            INSERT INTO `organization` VALUES
            (0x00,'INSERT INTO `organization` VALUES (9)');
            CREATE TABLE `profile` (
              `id` uuid NOT NULL
            ) ENGINE=InnoDB;
            INSERT INTO `profile` VALUES (1,'a'),(2,'ö)'),(3,');');
            CREATE TABLE `patient` (
              `id` uuid NOT NULL
            ) ENGINE=InnoDB;
            CREATE TABLE `with_columns` (
              `VALUES` int
            ) ENGINE=InnoDB;
            INSERT INTO `with_columns` (`a`, `b`) VALUES
            (1,(2)),
            (3,4);
            -- Dump completed on 2026-11-28
            """;

    private static final Map<String, Long> ROWS =
            Map.of("organization", 4L, "profile", 3L, "patient", 0L, "with_columns", 2L);

    private final AtomicInteger begun = new AtomicInteger();
    private final DumpedRows rows = new DumpedRows(begun::incrementAndGet);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100, 10_000})
    void rowsAreCountedHoweverTheDumpIsCut(int length) {
        byte[] dump = DUMP.getBytes(UTF_8);
        for (int at = 0; at < dump.length; at += length) {
            int end = Math.min(dump.length, at + length);
            rows.count(java.util.Arrays.copyOfRange(dump, at, end), end - at);
        }

        assertThat(rows.byTable()).isEqualTo(ROWS);
        assertThat(begun).hasValue(1);
    }

    @Test
    void nothingHasBegunBeforeTheFirstTable() {
        byte[] dump = DUMP.getBytes(UTF_8);
        rows.count(dump, DUMP.indexOf("CREATE TABLE"));

        assertThat(begun).hasValue(0);
        assertThat(rows.byTable()).isEmpty();
    }
}
