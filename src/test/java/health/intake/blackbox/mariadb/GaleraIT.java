package health.intake.blackbox.mariadb;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.OperatorProgram.Run;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Sql;
import health.intake.launcher.GaleraNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a node makes of Galera when it starts, past a server that is down: one node of each is enough for that. */
@Tag("long")
class GaleraIT {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration WHILE = Duration.ofSeconds(5);

    private static final String FLUSH = "innodb_flush_log_at_trx_commit of this node of Galera is not 1";
    private static final String CAUSAL = "wsrep_sync_wait of this node of Galera is not 7";
    private static final String SHORT = "idle_transaction_timeout of this node of Galera is not 1 to 5 seconds";

    private static final String COPIED = "A table of the schema is not InnoDB or has no primary key";

    @Test
    void nodeServesOnceEachSettingIsRightAndTheSchemaIsMigratedByCommand() {
        try (Galera galera = Galera.start(1);
                OwnNodes nodes = new OwnNodes("galera-settings")) {
            GaleraNode server = galera.nodes().get(0);
            Map<String, String> settings = galera.settingsPastADeadOne("sequential", server);
            try (Sql sql = galera.sql(server)) {
                sql.run("set global innodb_flush_log_at_trx_commit = 2");
                sql.run("set global wsrep_sync_wait = 0");
                sql.run("set global idle_transaction_timeout = 0");
                nodes.begin(settings);
                Deadline.within(
                        START, "its log tells why", () -> !nodes.logged(FLUSH).isEmpty());
                assertThat(nodes.isFirstReady()).isFalse();
                assertThat(found(nodes, settings))
                        .contains(FLUSH, CAUSAL, SHORT, "install server-config/mariadb/galera.cnf");

                sql.run("set global innodb_flush_log_at_trx_commit = 1");
                Deadline.throughout(
                        WHILE, () -> assertThat(nodes.isFirstReady()).isFalse());
                sql.run("set global wsrep_sync_wait = 7");
                sql.run("set global idle_transaction_timeout = 5");
                // as a restart of the server does
                sql.run("kill connection user 'intake'@'%'");
                Deadline.throughout(WHILE, () -> migratesNothing(nodes, sql));
                assertThat(found(nodes, settings)).doesNotContain("of Galera");
            }
            Run migration = nodes.program(settings, "schema", "migrate");
            assertThat(migration.code()).as(migration.err()).isZero();

            Deadline.within(SOON, "the node is ready", nodes::isFirstReady);
            Organization organization = Organization.create(nodes.operator());
            nodes.as(organization.key())
                    .get(0)
                    .post(PROFILES, ProfileBody.in(organization.group()))
                    .is(201);
            findsTablesThatGaleraDoesNotCopy(galera, nodes);
        }
    }

    private static void findsTablesThatGaleraDoesNotCopy(Galera galera, OwnNodes nodes) {
        Map<String, String> settings =
                galera.settingsPastADeadOne("loadbalance", galera.nodes().get(0));
        try (Sql sql = galera.sql(galera.nodes().get(0))) {
            assertThat(found(nodes, settings)).doesNotContain(COPIED);
            sql.run("create table intake.keyless (number int) engine = InnoDB");
            assertThat(found(nodes, settings)).contains(COPIED);
            sql.run("alter table intake.keyless add primary key (number), engine = Aria");
            assertThat(found(nodes, settings)).contains(COPIED);
        }
    }

    /** It tries every second. */
    private static void migratesNothing(OwnNodes nodes, Sql sql) {
        assertThat(nodes.isFirstReady()).isFalse();
        assertThat(sql.text("select count(*) from information_schema.tables where table_schema = 'intake'"))
                .isEqualTo("0");
    }

    /** What {@code intake-admin check} tells. */
    private static String found(OwnNodes nodes, Map<String, String> settings) {
        return nodes.program(settings, "check").out();
    }
}
