package health.intake.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.intake.launcher.Folders;
import health.intake.launcher.LocalKeycloak;
import health.intake.launcher.StartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;

/** Keycloak, filled with the same people: users of a realm, with the other fields of a profile as attributes. */
final class KeycloakTarget {

    private static final String REALM = "/admin/realms/bench";
    private static final String BENCH = "REALM_ID = (select ID from REALM where NAME = 'bench')";

    /** Longer than any run, because the token is never renewed. */
    private static final String MASTER =
            """
            {"accessTokenLifespan": 864000, "ssoSessionIdleTimeout": 864000, "ssoSessionMaxLifespan": 864000}""";

    private KeycloakTarget() {}

    /** To be called before it starts. */
    static void createDatabase(BenchDatabase database, String user) {
        database.run("create database keycloak character set utf8mb4 collate utf8mb4_unicode_ci");
        database.run("grant all privileges on keycloak.* to '" + user + "'@'%'");
    }

    static Target filled(LocalKeycloak keycloak, Path folder, BenchDatabase database, int rows) {
        String token;
        try {
            token = token(keycloak);
        } catch (IOException e) {
            throw new StartFailure("Keycloak cannot be filled: " + e.getMessage(), e);
        }
        database.run("use keycloak");
        insert(database, rows);
        Path ids = database.write(
                "select ID from USER_ENTITY where " + BENCH + " order by CREATED_TIMESTAMP",
                folder.resolve("keycloak.ids"));
        database.run("use intake");
        Path secrets = folder.resolve("keycloak.token");
        Folders.writePrivately(secrets, token + "\n");
        return new Target(
                Wrk.KEYCLOAK,
                keycloak.pid(),
                EnumSet.complementOf(EnumSet.of(Operation.LIST_CURSOR)),
                new Wrk(Wrk.KEYCLOAK, keycloak.baseUrl(), secrets, ids, rows, ""));
    }

    private static String token(LocalKeycloak keycloak) throws IOException {
        KeycloakApi master = KeycloakApi.login(keycloak);
        master.send("PUT", "/admin/realms/master", MASTER);
        KeycloakApi admin = KeycloakApi.login(keycloak);
        admin.send("POST", "/admin/realms", "{\"realm\": \"bench\", \"enabled\": true}");
        JsonNode schema = admin.send("GET", REALM + "/users/profile", "");
        ((ObjectNode) schema).put("unmanagedAttributePolicy", "ENABLED");
        admin.send("PUT", REALM + "/users/profile", schema.toString());
        return admin.token();
    }

    /** Inserts the rows that Keycloak writes for a user with six attributes and the default role. */
    private static void insert(BenchDatabase database, int rows) {
        database.run(
                """
                insert into USER_ENTITY (ID, EMAIL, EMAIL_CONSTRAINT, EMAIL_VERIFIED, ENABLED, FIRST_NAME, LAST_NAME,
                  REALM_ID, USERNAME, CREATED_TIMESTAMP, NOT_BEFORE)
                select uuid(), concat('user', seq, '@bench.example'), concat('user', seq, '@bench.example'), 0, 1,
                  'Maria', 'Schmidt', r.ID, concat('user', seq, '@bench.example'), 1700000000000 + seq, 0
                from seq_1_to_%d, REALM r where r.NAME = 'bench'"""
                        .formatted(rows));
        database.run("insert into USER_ROLE_MAPPING (ROLE_ID, USER_ID) select r.DEFAULT_ROLE, u.ID"
                + " from USER_ENTITY u join REALM r on r.ID = u.REALM_ID where r.NAME = 'bench'");
        database.run(
                """
                insert into USER_ATTRIBUTE (ID, NAME, VALUE, USER_ID) select uuid(), a.n, a.v, u.ID from USER_ENTITY u
                join (select 'phone' n, '+4930123456789' v union all select 'sex', '2' union all select 'date_of_birth', '1985-03-22'
                  union all select 'height', '168' union all select 'weight', '65' union all select 'language', 'de') a
                where u."""
                        + BENCH);
        database.run("analyze table USER_ENTITY, USER_ATTRIBUTE, USER_ROLE_MAPPING");
    }
}
