package health.intake.blackbox.driver;

/** Fills a sandbox by SQL, since ten thousand requests take minutes. */
public final class FullSandbox {

    private FullSandbox() {}

    /** @param profiles to be added, at most 9999 */
    public static void fill(Tenant tenant, int profiles) {
        try (Sql sql = Installation.shared().sql()) {
            sql.run(
                    "insert into profile (id, organization_id, group_id, first_name, last_name, email, email_canonical,"
                            + " date_of_birth, language, created_at, version)"
                            + " with recursive c as (select 0 d union all select d + 1 from c where d < 99),"
                            + " n as (select 100 * one.d + other.d i from c one, c other)"
                            + " select uuid(), g.organization_id, g.id, 'Max', 'Full', concat(i, '@full.example'),"
                            + " concat(i, '@full.example'), '1985-03-22', 'en', 1, 1"
                            + " from n, (select min(id) id, organization_id from profile_group"
                            + " where organization_id = (select id from organization where sandbox_of = ?)"
                            + " group by organization_id) g where i between 1 and ?",
                    tenant.id(),
                    profiles);
        }
    }
}
