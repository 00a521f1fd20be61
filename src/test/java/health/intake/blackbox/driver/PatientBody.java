package health.intake.blackbox.driver;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A body for registering a patient, for tables that vary one field; values are JSON texts. */
public final class PatientBody {

    private final Map<String, String> fields;

    private PatientBody(Map<String, String> fields) {
        this.fields = fields;
    }

    /** Only the required fields, for an organization with a default group. */
    public static PatientBody create() {
        return new PatientBody(Map.of())
                .with("email", Json.quoted(Unique.email("patient")))
                .with("firstName", "\"Maria\"")
                .with("lastName", "\"Schmidt\"")
                .with("gender", "\"female\"")
                .with("phone", "\"+4930123456789\"")
                .with("dob", "\"1985-03-22\"");
    }

    public static PatientBody in(Group... groups) {
        return create().withGroups(Stream.of(groups).map(Group::id).toArray(String[]::new));
    }

    public PatientBody with(String field, String json) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put(field, json);
        return new PatientBody(changed);
    }

    public PatientBody withEmail(String email) {
        return with("email", Json.quoted(email));
    }

    public PatientBody withGroups(String... references) {
        return with("groups", Json.array(references));
    }

    public PatientBody without(String field) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.remove(field);
        return new PatientBody(changed);
    }

    @Override
    public String toString() {
        return Json.object(fields);
    }
}
