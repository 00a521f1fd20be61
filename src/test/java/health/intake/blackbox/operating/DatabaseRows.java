package health.intake.blackbox.operating;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Sql;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows of a database of Intake, which may be a restored one. */
final class DatabaseRows implements AutoCloseable {

    /** Their rows change after they were written: keys note their use, everything else a request of the writers. */
    private static final Set<String> CHANGING = Set.of("api_key", "profile");

    private final Sql root = Installation.shared().sql();
    private final String name;

    DatabaseRows(String name) {
        this.name = name;
    }

    List<String> tables() {
        return root
                .rows(
                        "select table_name as name from information_schema.tables where table_schema = ? order by 1",
                        name)
                .stream()
                .map(row -> row.get("name"))
                .toList();
    }

    private Set<String> column(String sql) {
        return root.rows(sql).stream()
                .map(row -> row.values().iterator().next())
                .collect(Collectors.toSet());
    }

    private void hasNone(String what, String sql) {
        assertThat(root.rows(sql)).as(what).isEmpty();
    }

    List<String> emptyTables() {
        return tables().stream()
                .filter(table -> root.rows("select 1 from " + name + "." + table + " limit 1")
                        .isEmpty())
                .toList();
    }

    String email(String id) {
        return root.text("select email from " + name + ".profile where id = ?", id);
    }

    boolean areSealed() {
        return root.text("select count(*) from " + name + ".audit_entry where seq > (select max(last_seq) from " + name
                        + ".audit_seal)")
                .equals("0");
    }

    /** What was acknowledged before is there, what came later is not, and nothing is half there. */
    void areOneState(List<List<String>> before, List<List<String>> all) {
        Set<String> restored = column("select id from " + name + ".profile");
        assertThat(restored).containsAll(before.stream().flatMap(List::stream).toList());
        assertThat(all.stream().flatMap(List::stream).filter(id -> !restored.contains(id)))
                .as("written after the backup was begun: otherwise there was no load")
                .isNotEmpty();
        assertThat(all).allSatisfy(ids -> {
            int missing = (int) ids.stream().takeWhile(restored::contains).count();
            assertThat(ids.subList(missing, ids.size()))
                    .as("in the order of one writer nothing is there behind what is missing")
                    .doesNotContainAnyElementsOf(restored);
        });
        String entries = "select count(*) from " + name + ".audit_entry e where e.profile_id = p.id and e.operation";
        hasNone(
                "profiles without the entry of their creation",
                "select p.id from " + name + ".profile p where (" + entries
                        + " in ('createProfile', 'registerPatient')) <> 1");
        hasNone(
                "profiles with another version than their entries tell",
                "select p.id from " + name + ".profile p where (" + entries + " = 'changeProfile') + 1 <> p.version");
        hasNone(
                "entries of creations without their profile",
                "select e.id from " + name + ".audit_entry e left join " + name
                        + ".profile p on p.id = e.profile_id"
                        + " where e.operation in ('createProfile', 'registerPatient') and p.id is null");
        hasNone(
                "records of creations without their profile",
                "select r.profile_id from " + name + ".idempotency_record r left join " + name
                        + ".profile p on p.id = r.profile_id where p.id is null");
        hasNone(
                "patients without their password",
                "select p.profile_id from " + name + ".patient p left join " + name
                        + ".credential c using (profile_id) where c.profile_id is null");
    }

    /** Every row of every table is as in the source, except where that has changed since. */
    void areThoseOf(DatabaseRows source) {
        assertThat(tables()).isEqualTo(source.tables()).hasSizeGreaterThan(12);
        for (String table : tables()) {
            if (!CHANGING.contains(table)) {
                hasNone(
                        "other rows of " + table,
                        "select * from %s.%s except select * from %s.%s".formatted(name, table, source.name, table));
            }
        }
        hasNone(
                "other rows of profiles of the same version",
                ("select * from %1$s.profile t where exists (select 1 from %2$s.profile s where s.id = t.id and s.version ="
                                + " t.version) except select * from %2$s.profile")
                        .formatted(name, source.name));
        assertThat(column("select id from " + name + ".api_key"))
                .isEqualTo(column("select id from " + source.name + ".api_key"));
    }

    Map<String, String> checksums() {
        return tables().stream().collect(Collectors.toMap(table -> table, table -> root.rows(
                        "checksum table " + name + "." + table + " extended")
                .get(0)
                .get("Checksum")));
    }

    @Override
    public void close() {
        root.close();
    }
}
