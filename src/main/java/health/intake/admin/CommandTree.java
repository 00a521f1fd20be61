package health.intake.admin;

import health.intake.admin.backup.BackUp;
import health.intake.admin.backup.Restore;
import health.intake.admin.check.CheckInstallation;
import health.intake.admin.command.Session;
import health.intake.admin.database.ApplyErasures;
import health.intake.admin.database.EndRestoredKeys;
import health.intake.admin.database.ExportTrail;
import health.intake.admin.database.ListErasures;
import health.intake.admin.database.ReencryptFields;
import health.intake.admin.database.VerifyTrail;
import health.intake.admin.index.RebuildIndex;
import health.intake.admin.index.VerifyIndex;
import health.intake.admin.key.ChangeKey;
import health.intake.admin.key.CreateKey;
import health.intake.admin.key.ListKeys;
import health.intake.admin.key.RevokeKey;
import health.intake.admin.key.RotateKey;
import health.intake.admin.key.ShowKey;
import health.intake.admin.organization.ChangeGroup;
import health.intake.admin.organization.ChangeOrganization;
import health.intake.admin.organization.CreateGroup;
import health.intake.admin.organization.CreateOrganization;
import health.intake.admin.organization.ListGroups;
import health.intake.admin.organization.ListOrganizations;
import health.intake.admin.organization.ShowGroup;
import health.intake.admin.organization.ShowOrganization;
import health.intake.admin.schema.MigrateSchema;
import health.intake.admin.schema.ShowSchema;
import health.intake.admin.secret.AddFieldKey;
import health.intake.admin.secret.DropFieldKeys;
import health.intake.admin.secret.HashKey;
import health.intake.admin.secret.NewKey;
import health.intake.admin.secret.NewSecrets;
import health.intake.admin.secret.PromoteFieldKey;
import health.intake.admin.trail.ListEntries;
import java.util.stream.Stream;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** All commands, by their names. */
final class CommandTree {

    private static final String NEEDS_API = "Needs INTAKE_URL, and INTAKE_ADMIN_KEY or INTAKE_ADMIN_KEY_FILE.";

    private final Session session;

    CommandTree(Session session) {
        this.session = session;
    }

    CommandLine commands() {
        CommandLine commands = new CommandLine(new IntakeAdmin());
        secrets().forEach(commands::addSubcommand);
        commands.addSubcommand(new CheckInstallation(session))
                .addSubcommand(schema())
                .addSubcommand(organizations())
                .addSubcommand(groups())
                .addSubcommand(keys())
                .addSubcommand(audit())
                .addSubcommand(index())
                .addSubcommand(new ReencryptFields(session))
                .addSubcommand(new BackUp(session))
                .addSubcommand(new Restore(session))
                .addSubcommand(new EndRestoredKeys(session))
                .addSubcommand(erasures())
                .addSubcommand(new GenerateCompletion());
        return commands;
    }

    private Stream<Object> secrets() {
        return Stream.of(
                new NewSecrets(session),
                new AddFieldKey(session),
                new PromoteFieldKey(session),
                new DropFieldKeys(session),
                new NewKey(session),
                new HashKey(session));
    }

    private CommandLine schema() {
        return named(
                        "schema",
                        "The schema of the database: which version it has, and how it gets to that of this release.")
                .addSubcommand(new ShowSchema(session))
                .addSubcommand(new MigrateSchema(session));
    }

    private CommandLine organizations() {
        return named("organizations", "Organizations, over the API.", NEEDS_API)
                .addSubcommand(new ListOrganizations(session))
                .addSubcommand(new ShowOrganization(session))
                .addSubcommand(new CreateOrganization(session))
                .addSubcommand(new ChangeOrganization(session));
    }

    private CommandLine groups() {
        return named("groups", "The profile groups of an organization, over the API.", NEEDS_API)
                .addSubcommand(new ListGroups(session))
                .addSubcommand(new ShowGroup(session))
                .addSubcommand(new CreateGroup(session))
                .addSubcommand(new ChangeGroup(session));
    }

    private CommandLine keys() {
        return named("keys", "API keys of organizations, and ADMIN keys, over the API.", NEEDS_API)
                .addSubcommand(new ListKeys(session))
                .addSubcommand(new ShowKey(session))
                .addSubcommand(new CreateKey(session))
                .addSubcommand(new ChangeKey(session))
                .addSubcommand(new RotateKey(session))
                .addSubcommand(new RevokeKey(session));
    }

    private CommandLine audit() {
        return named("audit", "The audit trail: its entries over the API, its seals and all of it in the database.")
                .addSubcommand(new ListEntries(session))
                .addSubcommand(new VerifyTrail(session))
                .addSubcommand(new ExportTrail(session));
    }

    private CommandLine erasures() {
        return named("erasures", "Who was erased, so that no restore brings them back.")
                .addSubcommand(new ListErasures(session))
                .addSubcommand(new ApplyErasures(session));
    }

    private CommandLine index() {
        return named("index", "The e-mail index in Redis.")
                .addSubcommand(new VerifyIndex(session))
                .addSubcommand(new RebuildIndex(session));
    }

    /** A command that only has others. */
    private static CommandLine named(String name, String... description) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage().description(description).synopsisSubcommandLabel("COMMAND");
        return new CommandLine(spec);
    }
}
