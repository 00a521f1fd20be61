package health.intake.profile;

import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list of profiles, which is a look-up when {@code email} is there. */
public class ProfilesQuery {

    @QueryParam("email")
    @Nullable
    String email;

    @QueryParam("limit")
    @Nullable
    String limit;

    @QueryParam("offset")
    @Nullable
    String offset;

    @QueryParam("cursor")
    @Nullable
    String cursor;
}
