package health.intake.admin;

import picocli.CommandLine.Command;

/** The commands on the audit trail. */
@Command(name = "audit", description = "The audit trail.", synopsisSubcommandLabel = "COMMAND")
final class AuditCommands {}
