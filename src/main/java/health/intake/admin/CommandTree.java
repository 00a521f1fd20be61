package health.intake.admin;

import health.intake.admin.command.Session;
import health.intake.admin.database.EndRestoredKeys;
import health.intake.admin.database.ReencryptFields;
import health.intake.admin.database.VerifyTrail;
import health.intake.admin.secret.AddFieldKey;
import health.intake.admin.secret.DropFieldKeys;
import health.intake.admin.secret.HashKey;
import health.intake.admin.secret.NewKey;
import health.intake.admin.secret.NewSecrets;
import health.intake.admin.secret.PromoteFieldKey;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;

/** All commands, by their names. */
final class CommandTree {

    private final Session session;

    CommandTree(Session session) {
        this.session = session;
    }

    CommandLine commands() {
        CommandLine commands = new CommandLine(new IntakeAdmin());
        addSecrets(commands);
        addDatabase(commands);
        commands.addSubcommand(new GenerateCompletion());
        return commands;
    }

    private void addSecrets(CommandLine commands) {
        commands.addSubcommand(new NewSecrets(session))
                .addSubcommand(new AddFieldKey(session))
                .addSubcommand(new PromoteFieldKey(session))
                .addSubcommand(new DropFieldKeys(session))
                .addSubcommand(new NewKey(session))
                .addSubcommand(new HashKey(session));
    }

    private void addDatabase(CommandLine commands) {
        commands.addSubcommand(new CommandLine(new AuditCommands()).addSubcommand(new VerifyTrail(session)))
                .addSubcommand(new ReencryptFields(session))
                .addSubcommand(new EndRestoredKeys(session));
    }
}
