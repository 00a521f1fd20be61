package health.intake.problem;

import java.util.Locale;
import java.util.Map;

/** The catalogue of all answers with a status from 400 up. */
public enum ProblemType {
    MALFORMED_REQUEST(
            400,
            "Malformed request",
            "The request cannot be understood.",
            """
            A header or the path is not formed as HTTP or this API requires, for example a header that must stand once
            stands twice, or the body ended early.

            Read detail, which names the header where it can. Send each header once and encode the path.

            POST /api/v1/profiles
            x-api-key: YOUR_KEY
            Idempotency-Key: two words with spaces
            Content-Type: application/json

            {"first_name": "Maria", "last_name": "Schmidt", "sex": 2, "date_of_birth": "1985-03-22",
             "profile_group": "berlin", "email": "maria.schmidt@example.com"}"""),
    MALFORMED_JSON(
            400,
            "Malformed JSON",
            "The body is not one well-formed JSON object in UTF-8.",
            """
            The body is read strictly: one JSON object in UTF-8 without duplicate names, trailing characters, control
            characters or a byte order mark.

            Build the body with a JSON library instead of joining texts. detail says where reading ended.

            POST /api/v1/profiles
            x-api-key: YOUR_KEY
            Content-Type: application/json

            {"first_name": "Maria",}"""),
    VALIDATION_FAILED(
            400,
            "Validation failed",
            "Some fields are missing or break a rule.",
            """
            At least one field is missing, has the wrong type or breaks a rule. Nothing was written.

            Each entry of violations has the field, a code for programs and a sentence for people. All of them are told at
            once, so one correction is enough.

            POST /api/v1/profiles
            x-api-key: YOUR_KEY
            Content-Type: application/json

            {"first_name": "Maria", "last_name": "Schmidt", "sex": 2, "date_of_birth": "2999-03-22",
             "profile_group": "berlin", "email": "maria.schmidt@example.com"}"""),
    INVALID_ID(
            400,
            "Invalid id",
            "The id in the path is not a UUID.",
            """
            Profiles, patients and keys have UUIDs: 36 characters, 8-4-4-4-12 hexadecimal digits. Anything else cannot be an
            id.

            Use the id of an earlier answer unchanged. To find a person by e-mail address, ask for /api/v1/profiles?email=….

            GET /api/v1/profiles/42
            x-api-key: YOUR_KEY"""),
    INVALID_QUERY(
            400,
            "Invalid query",
            "A query parameter is unknown, repeated or invalid.",
            """
            Each parameter may stand once, and one that is not known is refused: a misspelt email would otherwise return the
            whole list.

            Read detail, which names the parameter and its rule. Write a plus sign in an address as %2B.

            GET /api/v1/profiles?limit=501
            x-api-key: YOUR_KEY"""),
    ORGANIZATION_REQUIRED(
            400,
            "Organization required",
            "Neither a key, nor a header, nor the host names an organization.",
            """
            A registration belongs to an organization, which a key, the header organization or the host of the request
            names.

            Send the header organization with the slug that you got from the operator, or use the portal's own domain.

            POST /api/v1/patients
            Content-Type: application/json

            {}"""),
    FORBIDDEN(
            403,
            "Forbidden",
            "A valid API key is required in the header x-api-key.",
            """
            The key is missing, malformed, unknown, revoked or expired, or stands in the header twice. The answer is the
            same for all of these, so that nobody learns which keys exist.

            Send the whole key, from intake_ to its last character, in the header x-api-key. If it is complete, ask the
            operator for the state of the key with this prefix.

            GET /api/v1/key"""),
    SCOPE_MISSING(
            403,
            "Forbidden",
            "The API key lacks a scope that this operation requires.",
            """
            The key is valid, but was not made for this operation. detail names the scopes of which one is enough.

            Ask the operator to add a scope to the key, or to give you another key. GET /api/v1/key shows what a key has.

            GET /api/admin/organizations
            x-api-key: YOUR_KEY"""),
    OUTSIDE_ACCESS_CONTEXT(
            403,
            "Forbidden",
            "The API key may not act on this profile group.",
            """
            The profile or group belongs to your organization, but the key is confined to other profile groups.

            Use a key for this group, or ask the operator to widen this one. GET /api/v1/key lists its groups.

            GET /api/v1/profiles/019d4834-5b40-7c7e-8a51-3f0f4d3b7c11
            x-api-key: YOUR_KEY"""),
    SELF_REGISTRATION_CLOSED(
            403,
            "Forbidden",
            "This organization does not accept registrations without a key.",
            """
            Without a key, persons can be registered only in organizations that allow it. An organization that does not
            exist gives the same answer.

            Register with a key, or ask the operator to turn self-registration on for the organization.

            POST /api/v1/patients
            organization: acme
            Content-Type: application/json

            {"email": "maria.schmidt@example.com"}"""),
    FIELD_NOT_ALLOWED(
            403,
            "Forbidden",
            "Some fields can only be set with an API key.",
            """
            Some fields may be set only with a key of the organization. detail names them.

            Leave these fields out, or send a key.

            POST /api/v1/patients
            organization: acme
            Content-Type: application/json

            {"email": "maria.schmidt@example.com", "emrId": 7}"""),
    ORGANIZATION_MISMATCH(
            403,
            "Forbidden",
            "The organization header and the API key do not match.",
            """
            The key belongs to another organization than the header organization names.

            Leave the header out: the key alone decides.

            POST /api/v1/patients
            x-api-key: YOUR_KEY
            organization: another-clinic
            Content-Type: application/json

            {}"""),
    NOT_FOUND(
            404,
            "Not found",
            "There is nothing at this path.",
            """
            No operation has this path. Paths are case-sensitive and have no slash at the end.

            Compare the path with the reference at /api/docs.

            GET /api/v1/profile
            x-api-key: YOUR_KEY"""),
    PROFILE_NOT_FOUND(
            404,
            "Profile not found",
            "There is no such profile.",
            """
            Your organization has no profile with this id. Of other organizations' profiles the answer says the same.

            Check the id, and that the key belongs to the organization in which the profile was created.

            GET /api/v1/profiles/019d4834-5b40-7c7e-8a51-3f0f4d3b7c11
            x-api-key: YOUR_KEY"""),
    PROFILE_GROUP_NOT_FOUND(
            404,
            "Profile group not found",
            "There is no such profile group.",
            """
            The organization has no profile group with this id or slug.

            GET /api/v1/key lists the groups that the key may use, with their slugs.

            POST /api/v1/profiles
            x-api-key: YOUR_KEY
            Content-Type: application/json

            {"first_name": "Maria", "last_name": "Schmidt", "sex": 2, "date_of_birth": "1985-03-22",
             "profile_group": "no-such-group", "email": "maria.schmidt@example.com"}"""),
    ORGANIZATION_NOT_FOUND(
            404,
            "Organization not found",
            "There is no such organization.",
            """
            There is no organization with this id or slug.

            GET /api/admin/organizations lists them.

            GET /api/admin/organizations/no-such-organization
            x-api-key: YOUR_ADMIN_KEY"""),
    PATIENT_NOT_FOUND(
            404,
            "Patient not found",
            "There is no such patient.",
            """
            The profile exists, but has no patient account: it was created as a profile and never registered.

            Read it as a profile, at /api/v1/profiles/{id}.

            GET /api/v1/patients/019d4834-5b40-7c7e-8a51-3f0f4d3b7c11
            x-api-key: YOUR_KEY"""),
    KEY_NOT_FOUND(
            404,
            "Key not found",
            "There is no such API key.",
            """
            There is no key with this id, or it is revoked, so that it cannot be changed any more.

            The list of keys shows their ids and states. Make a new key in place of a revoked one.

            POST /api/admin/api-keys/019d4834-5b40-7c7e-8a51-3f0f4d3b7c11/rotate
            x-api-key: YOUR_ADMIN_KEY
            Content-Type: application/json

            {}"""),
    METHOD_NOT_ALLOWED(
            405,
            "Method not allowed",
            "The header Allow lists the methods of this path.",
            """
            The path exists, but not with this method.

            The header Allow of the answer lists the methods that the path has.

            PUT /api/v1/profiles
            x-api-key: YOUR_KEY
            Content-Type: application/json

            {}"""),
    NOT_ACCEPTABLE(
            406,
            "Not acceptable",
            "The answer is JSON, which Accept excludes.",
            """
            The header Accept excludes JSON, in which all answers are.

            Send Accept: application/json, or leave the header out.

            GET /api/v1/key
            x-api-key: YOUR_KEY
            Accept: text/csv"""),
    EMAIL_TAKEN(
            409,
            "E-mail taken",
            "Another profile of the organization has this e-mail address. For a person without their own address, leave email out.",
            """
            An e-mail address belongs to one profile of an organization, in whichever group that is. Upper and lower case do
            not count.

            Look the address up before you create a profile. For a person without an address of their own leave email out: a
            placeholder is stored.

            POST /api/v1/profiles
            x-api-key: YOUR_KEY
            Content-Type: application/json

            {"first_name": "Maria", "last_name": "Schmidt", "sex": 2, "date_of_birth": "1985-03-22",
             "profile_group": "berlin", "email": "maria.schmidt@example.com"}"""),
    EMR_ID_TAKEN(
            409,
            "EMR id taken",
            "Another patient of the organization has this emrId.",
            """
            Another patient of the organization has this number of the medical record system.

            Find out which of the two has the wrong number.

            POST /api/v1/patients
            x-api-key: YOUR_KEY
            Content-Type: application/json

            {"email": "maria.schmidt@example.com", "emrId": 7}"""),
    SLUG_TAKEN(
            409,
            "Slug taken",
            "This slug is in use.",
            """
            Slugs are part of URLs, so each stands for one thing: one organization, or one group within an organization.

            Choose another slug.

            POST /api/admin/organizations
            x-api-key: YOUR_ADMIN_KEY
            Content-Type: application/json

            {"slug": "acme", "name": "Acme Clinics", "country": "DE"}"""),
    DOMAIN_TAKEN(
            409,
            "Domain taken",
            "Another organization has one of these domains.",
            """
            Registrations on a domain go to one organization, so a domain cannot stand in two.

            Remove the domain from the other organization first.

            PATCH /api/admin/organizations/acme
            x-api-key: YOUR_ADMIN_KEY
            Content-Type: application/json

            {"domains": ["portal.example.com"]}"""),
    REQUEST_IN_PROGRESS(
            409,
            "Request in progress",
            "The first request with this Idempotency-Key is still running.",
            """
            A request with the same Idempotency-Key has arrived before and is not finished.

            Wait for the first answer, or send the request again after a second with the same key.

            POST /api/v1/profiles
            x-api-key: YOUR_KEY
            Idempotency-Key: 7f0c5a52
            Content-Type: application/json

            {"first_name": "Maria", "last_name": "Schmidt", "sex": 2, "date_of_birth": "1985-03-22",
             "profile_group": "berlin", "email": "maria.schmidt@example.com"}"""),
    PRECONDITION_FAILED(
            412,
            "Precondition failed",
            "A condition of the request does not hold.",
            """
            The record was changed since you read it, or the header If-Match or If-None-Match is not an entity tag of this
            API. Nothing was written.

            Read the record again, decide whether your change still fits, and send it with the new ETag.

            PATCH /api/v1/profiles/019d4834-5b40-7c7e-8a51-3f0f4d3b7c11
            x-api-key: YOUR_KEY
            If-Match: "7"
            Content-Type: application/json

            {"height": 168}"""),
    PAYLOAD_TOO_LARGE(
            413,
            "Payload too large",
            "A body may have at most 64 KiB.",
            """
            A body may have 64 KiB.

            Send less. meta of a patient is limited to 16 KiB.

            POST /api/v1/profiles
            x-api-key: YOUR_KEY
            Content-Type: application/json

            … more than 65 536 bytes …"""),
    URI_TOO_LONG(
            414,
            "URI too long",
            "The URL is too long.",
            """
            The path with its query is longer than the server reads.

            Send each parameter once. Longer values belong into a body.

            GET /api/v1/profiles?email=…
            x-api-key: YOUR_KEY"""),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "Unsupported media type",
            "The body must be uncompressed JSON in UTF-8.",
            """
            Bodies are JSON in UTF-8, not compressed.

            Send Content-Type: application/json, without Content-Encoding.

            POST /api/v1/profiles
            x-api-key: YOUR_KEY
            Content-Type: text/plain

            {}"""),
    IDEMPOTENCY_KEY_REUSED(
            422,
            "Idempotency key reused",
            "This Idempotency-Key was used with a different body before.",
            """
            An Idempotency-Key stands for one request. This one was sent with another body within the last 24 hours.

            Make a new key for each new request, and keep it when you send the same request again.

            POST /api/v1/profiles
            x-api-key: YOUR_KEY
            Idempotency-Key: 7f0c5a52
            Content-Type: application/json

            {"first_name": "Maria", "last_name": "Schmidt", "sex": 2, "date_of_birth": "1985-03-23",
             "profile_group": "berlin", "email": "maria.schmidt@example.com"}"""),
    RATE_LIMITED(
            429,
            "Rate limited",
            "Too many requests; Retry-After says when to try again.",
            """
            The key, or your address, sent more requests within a minute than it may.

            Wait for as many seconds as the header Retry-After says. RateLimit and RateLimit-Policy tell the limit.

            GET /api/v1/key
            x-api-key: YOUR_KEY"""),
    HEADERS_TOO_LARGE(
            431,
            "Headers too large",
            "The header fields are too large.",
            """
            The header fields together are larger than the server reads.

            Send fewer or shorter header fields; cookies are not used.

            GET /api/v1/key
            x-api-key: YOUR_KEY
            Cookie: …"""),
    INTERNAL_ERROR(
            500,
            "Internal error",
            "The service failed; its log has the cause under the request id.",
            """
            A fault of the service. The operator finds its cause in the log, under the request id of the answer.

            Send the request again with the same Idempotency-Key. If it fails again, give the request id to the operator.

            GET /api/v1/key
            x-api-key: YOUR_KEY"""),
    UNAVAILABLE(
            503,
            "Unavailable",
            "The service cannot reach its database; try again.",
            """
            The database cannot be reached, or the service has more work than it can do within the time that an answer may
            take.

            Send the request again after as many seconds as the header Retry-After says. A creation needs the same
            Idempotency-Key, because the first may have succeeded.

            GET /api/v1/key
            x-api-key: YOUR_KEY""");

    /** The pages begin with this, in front of their code. */
    public static final String PAGES = "/api/docs/problems/";

    private static final Map<String, String> SOON = Map.of("Retry-After", "2");

    private final int status;
    private final String title;
    private final String detail;
    private final Explanation explanation;

    ProblemType(int status, String title, String detail, String explanation) {
        this.status = status;
        this.title = title;
        this.detail = detail;
        this.explanation = Explanation.of(explanation);
    }

    public int status() {
        return status;
    }

    /** Short, the same for every occurrence. */
    public String title() {
        return title;
    }

    /** The default detail. */
    public String detail() {
        return detail;
    }

    /** For the page about it. */
    public Explanation explanation() {
        return explanation;
    }

    /** The default header fields. */
    public Map<String, String> headers() {
        return this == UNAVAILABLE ? SOON : Map.of();
    }

    /** The path of the page about this problem, as printed in {@code type}. */
    public String page() {
        return PAGES + code();
    }

    /** As printed in {@code code}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
