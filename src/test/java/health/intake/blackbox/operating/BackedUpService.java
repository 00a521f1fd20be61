package health.intake.blackbox.operating;

import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.OperatorProgram;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.StartingNode;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.util.List;
import java.util.Map;

/** A node with a database and an organization of its own, which writers change and the operator backs up. */
final class BackedUpService implements AutoCloseable {

    private static final String NODE = "drilled";

    /** Of the user that makes the backups, which may only read. */
    static final String PASSWORD = "a\"b\\c#d 'e;%";

    private final OwnDatabase source = new OwnDatabase("source");
    private final Sql root = Installation.shared().sql();
    private final String reader = Unique.slug("reader").replace('-', '_');
    private final Group group;
    private final String key;
    private StartingNode node;

    BackedUpService() {
        node = source.node(NODE, List.of(), Map.of());
        root.run("create user '" + reader + "'@'%' identified by '"
                + PASSWORD.replace("\\", "\\\\").replace("'", "''") + "'");
        root.run("grant select on " + source.name() + ".* to '" + reader + "'@'%'");
        Api operator = node.operator();
        String acme = "/api/admin/organizations/acme";
        operator.post(
                        "/api/admin/organizations",
                        "{\"slug\":\"acme\",\"name\":\"Acmé\",\"country\":\"DE\",\"domains\":[\"acme.example\"]}")
                .is(201);
        String berlin = operator.post(acme + "/profile-groups", "{\"slug\":\"berlin\",\"name\":\"Berlin\"}")
                .is(201)
                .id();
        group = new Group(berlin, "berlin", "Berlin");
        operator.post(
                        acme + "/api-keys",
                        "{\"name\":\"K\",\"scopes\":[\"PROFILES_VIEW\"],\"profile_groups\":[\"berlin\"]}")
                .is(201);
        key = operator.post(acme + "/api-keys", "{\"name\":\"K\",\"scopes\":[\"CREATE_USER\",\"PROFILES_VIEW\"]}")
                .is(201)
                .at("key")
                .asText();
        String held = node.api(key)
                .post(Tenant.PROFILES, ProfileBody.in(group).withEmail(Unique.email("held")))
                .is(201)
                .id();
        operator.send("PUT", acme + "/profiles/" + held + "/legal-hold", "{\"reason\":\"Ordér of the \\\"court\\\"\"}")
                .is(204);
    }

    String database() {
        return source.name();
    }

    Group group() {
        return group;
    }

    /** Of a key that may create and view, also on a node with a restored database. */
    String key() {
        return key;
    }

    StartingNode node() {
        return node;
    }

    /** Runs something while no node works on the database. */
    void stopped(Runnable test) {
        node.close();
        try {
            test.run();
        } finally {
            node = source.node(NODE, List.of(), Map.of());
        }
    }

    /** The operator's program for this database, as a user that may only read. */
    OperatorProgram program() {
        return new OperatorProgram()
                .with(Installation.shared().clientPrograms())
                .with("INTAKE_DB_URL", Installation.shared().jdbcUrl(source.name()))
                .with("INTAKE_DB_USER", reader)
                .with("INTAKE_DB_PASSWORD", PASSWORD);
    }

    Writers writers() {
        Api partner = node.api(key);
        return new Writers(List.of(
                new SteadyWriter(number -> {
                    var created = partner.with("Idempotency-Key", Unique.slug("create"))
                            .post(Tenant.PROFILES, ProfileBody.in(group).withEmail(Unique.email("profile")))
                            .is(201);
                    partner.patch(Tenant.PROFILES + "/" + created.id(), "{\"first_name\":\"Máia\"}")
                            .is(200);
                    return created;
                }),
                new SteadyWriter(number ->
                        partner.post(Tenant.PROFILES, ProfileBody.in(group).withEmail(Unique.email("other")))),
                new SteadyWriter(number -> partner.post(
                        Tenant.PATIENTS,
                        PatientBody.in(group)
                                .with("password", "\"Secret-123-x\"")
                                .with("meta", "{\"note\":\"it's \\\\ \\\"quoted\\\"; ö\"}")
                                .with("hcCard", "{\"number\":\"A123456780\"}")))));
    }

    /** More entries than the pipe of a program holds, so that a dump can be stopped among them. */
    void fillTrail() {
        Api partner = node.api(key);
        for (int i = 0; i < 1000; i++) {
            partner.get("/api/v1/key").is(200);
        }
    }

    @Override
    public void close() {
        node.close();
        root.run("drop user '" + reader + "'@'%'");
        root.close();
        source.close();
    }
}
