package health.intake.blackbox.driver;

import java.util.LinkedHashMap;
import java.util.Map;

/** A body for creating a profile, for tables that vary one field; values are JSON texts. */
public final class ProfileBody {

    private final Map<String, String> fields;

    private ProfileBody(Map<String, String> fields) {
        this.fields = fields;
    }

    /** Only the required fields. */
    public static ProfileBody in(Group group) {
        return new ProfileBody(Map.of())
                .with("first_name", "\"Maria\"")
                .with("last_name", "\"Schmidt\"")
                .with("sex", "2")
                .with("date_of_birth", "\"1985-03-22\"")
                .with("profile_group", Json.quoted(group.id()));
    }

    public ProfileBody with(String field, String json) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put(field, json);
        return new ProfileBody(changed);
    }

    public ProfileBody withEmail(String email) {
        return with("email", Json.quoted(email));
    }

    public ProfileBody without(String field) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.remove(field);
        return new ProfileBody(changed);
    }

    @Override
    public String toString() {
        return Json.object(fields);
    }
}
