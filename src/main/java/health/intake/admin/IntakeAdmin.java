package health.intake.admin;

import picocli.CommandLine.Command;

/** The command that has all others. */
@Command(
        name = "intake-admin",
        description = "What an operator of Intake does beside the service.",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        scope = picocli.CommandLine.ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Settings are environment variables; for each, INTAKE_..._FILE may name a file instead.",
            "The exit code is 0, or 1 if the command failed or found something wrong, or 2 if it was called wrongly."
        })
final class IntakeAdmin {}
