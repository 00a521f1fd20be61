package health.intake.launcher;

import java.net.URI;

/** Two lines of curl that a newcomer can paste: create a profile, look it up; and where the console is. */
record FirstRequests(URI base, String key) {

    private static final String EMAIL = "maria.schmidt@example.com";
    private static final String PROFILE = "{\"first_name\":\"Maria\",\"last_name\":\"Schmidt\",\"sex\":2,"
            + "\"date_of_birth\":\"1985-03-22\",\"profile_group\":\"acme-clinic-berlin\",\"email\":\"" + EMAIL
            + "\",\"phone\":\"+4930123456789\",\"height\":168,\"weight\":65,\"language\":\"de\"}";

    String text() {
        return """

                Create a profile:
                curl -i %1$s/api/v1/profiles -H 'x-api-key: %2$s' -H 'Content-Type: application/json' -d '%3$s'

                Look it up by e-mail:
                curl '%1$s/api/v1/profiles?email=%4$s' -H 'x-api-key: %2$s'

                Try out the API in a browser:
                %1$s/api/docs/
                """
                .formatted(base, key, PROFILE, Api.encoded(EMAIL));
    }
}
