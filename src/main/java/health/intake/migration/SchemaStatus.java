package health.intake.migration;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/**
 * How the schema of a database stands to this program.
 *
 * @param version the newest in the database; empty if there is none
 * @param known the newest that this program knows
 * @param missing migrations that have not been applied, or failed
 * @param failed those of them that were begun
 */
public record SchemaStatus(Optional<String> version, String known, List<String> missing, List<String> failed) {

    static SchemaStatus of(MigrationInfo... migrations) {
        return new SchemaStatus(
                newest(Stream.of(migrations).filter(each -> isDone(each) || isOfAnother(each))),
                newest(Stream.of(migrations).filter(each -> each.getState().isResolved()))
                        .orElse("0"),
                names(Stream.of(migrations).filter(each -> !isDone(each) && !isOfAnother(each))),
                names(Stream.of(migrations).filter(each -> each.getState().isFailed())));
    }

    private static boolean isDone(MigrationInfo migration) {
        return migration.getState().isApplied() && !migration.getState().isFailed();
    }

    /** Begun by a release that has a migration which this one has not, whether it was done or failed. */
    private static boolean isOfAnother(MigrationInfo migration) {
        return !migration.getState().isResolved();
    }

    private static Optional<String> newest(Stream<MigrationInfo> migrations) {
        return migrations
                .map(MigrationInfo::getVersion)
                .max(MigrationVersion::compareTo)
                .map(MigrationVersion::getVersion);
    }

    private static List<String> names(Stream<MigrationInfo> migrations) {
        return migrations.map(MigrationWatch::name).toList();
    }

    /** Whether a newer release has changed it. */
    public boolean isNewer() {
        return version.filter(
                        there -> MigrationVersion.fromVersion(there).compareTo(MigrationVersion.fromVersion(known)) > 0)
                .isPresent();
    }

    /** Whether this release can serve with it. */
    public boolean isUpToDate() {
        return missing.isEmpty() && !isNewer();
    }

    /** The reason why this release does not serve with it, and what to do, if it is not up to date. */
    public String obstacle() {
        String there = version.map(each -> "it is at version " + each).orElse("it is empty");
        if (isNewer()) {
            return there + ", and this release knows none after " + known
                    + ": start the newer release, or restore the backup from before the upgrade";
        }
        return there + ", and this release needs version " + known + ": run intake-admin schema migrate"
                + (failed.isEmpty()
                        ? ""
                        : ", after you have removed the cause and the record of what failed: " + failed);
    }
}
