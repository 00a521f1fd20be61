package health.intake.admin.api;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose keys or entries are meant; always said, so that a forgotten option does not make an ADMIN key. */
public final class Owner {

    @Option(
            names = {"-o", "--organization"},
            required = true,
            paramLabel = "ORG",
            description = "Of this organization (slug or id).")
    @Nullable
    String organization;

    @Option(
            names = "--admin",
            required = true,
            description = "Of the operator: ADMIN keys, and what concerns no organization.")
    boolean admin;

    public boolean isOperator() {
        return organization == null;
    }

    /** The path of what the owner has. */
    public String path(String what) {
        return organization == null
                ? "/api/admin/" + what
                : "/api/admin/organizations/" + AdminApi.segment(organization) + "/" + what;
    }
}
