package health.intake.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** A right that an API key can have. */
public enum Scope {
    CREATE_USER,
    PROFILES_VIEW,
    IMPERSONATE,
    /** Erases people; apart from CREATE_USER, because nothing undoes it. */
    PROFILES_ERASE,
    /** Who read or changed a record. */
    AUDIT_VIEW,
    /** The admin API; only keys that belong to no organization have it. */
    ADMIN;

    /** The scopes with these names, in any case; all must exist. */
    public static Set<Scope> named(Collection<String> names) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        names.forEach(name -> scopes.add(valueOf(name.toUpperCase(Locale.ROOT))));
        return scopes;
    }
}
