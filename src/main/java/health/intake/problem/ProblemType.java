package health.intake.problem;

import java.util.Locale;
import java.util.Map;

/** The catalogue of all answers with a status from 400 up. */
public enum ProblemType {
    MALFORMED_REQUEST(400, "Malformed request", "The request cannot be understood."),
    MALFORMED_JSON(400, "Malformed JSON", "The body is not one well-formed JSON object in UTF-8."),
    VALIDATION_FAILED(400, "Validation failed", "Some fields are missing or break a rule."),
    INVALID_ID(400, "Invalid id", "The id in the path is not a UUID."),
    INVALID_QUERY(400, "Invalid query", "A query parameter is unknown, repeated or invalid."),
    ORGANIZATION_REQUIRED(
            400, "Organization required", "Neither a key, nor a header, nor the host names an organization."),
    FORBIDDEN(403, "Forbidden", "A valid API key is required in the header x-api-key."),
    SCOPE_MISSING(403, "Forbidden", "The API key lacks a scope that this operation requires."),
    OUTSIDE_ACCESS_CONTEXT(403, "Forbidden", "The API key may not act on this profile group."),
    SELF_REGISTRATION_CLOSED(403, "Forbidden", "This organization does not accept registrations without a key."),
    FIELD_NOT_ALLOWED(403, "Forbidden", "Some fields can only be set with an API key."),
    ORGANIZATION_MISMATCH(403, "Forbidden", "The organization header and the API key do not match."),
    SANDBOX_ONLY(403, "Forbidden", "Only a key of the environment test can do this."),
    NOT_FOUND(404, "Not found", "There is nothing at this path."),
    PROFILE_NOT_FOUND(404, "Profile not found", "There is no such profile."),
    PROFILE_GROUP_NOT_FOUND(404, "Profile group not found", "There is no such profile group."),
    ORGANIZATION_NOT_FOUND(404, "Organization not found", "There is no such organization."),
    PATIENT_NOT_FOUND(404, "Patient not found", "There is no such patient."),
    KEY_NOT_FOUND(404, "Key not found", "There is no such API key."),
    METHOD_NOT_ALLOWED(405, "Method not allowed", "The header Allow lists the methods of this path."),
    NOT_ACCEPTABLE(406, "Not acceptable", "The answer is JSON, which Accept excludes."),
    EMAIL_TAKEN(
            409,
            "E-mail taken",
            "Another profile of the organization has this e-mail address. For a person without their own address, leave email out."),
    EMR_ID_TAKEN(409, "EMR id taken", "Another patient of the organization has this emrId."),
    SLUG_TAKEN(409, "Slug taken", "This slug is in use."),
    DOMAIN_TAKEN(409, "Domain taken", "Another organization has one of these domains."),
    LEGAL_HOLD(409, "Legal hold", "A legal hold stands on this person, who cannot be erased; the operator lifts it."),
    SANDBOX_FULL(409, "Sandbox full", "The sandbox holds as many profiles as it may, 10000; reset it."),
    REQUEST_IN_PROGRESS(409, "Request in progress", "The first request with this Idempotency-Key is still running."),
    PROFILE_DEACTIVATED(409, "Profile deactivated", "The profile is deactivated; restore it before you change it."),
    PROFILE_ERASED(410, "Profile erased", "The person of this profile was erased."),
    PRECONDITION_FAILED(412, "Precondition failed", "A condition of the request does not hold."),
    PAYLOAD_TOO_LARGE(413, "Payload too large", "A body may have at most 64 KiB."),
    URI_TOO_LONG(414, "URI too long", "The URL is too long."),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type", "The body must be uncompressed JSON in UTF-8."),
    IDEMPOTENCY_KEY_REUSED(
            422, "Idempotency key reused", "This Idempotency-Key was used with a different body before."),
    RATE_LIMITED(429, "Rate limited", "Too many requests; Retry-After says when to try again."),
    HEADERS_TOO_LARGE(431, "Headers too large", "The header fields are too large."),
    INTERNAL_ERROR(500, "Internal error", "The service failed; its log has the cause under the request id."),
    UNAVAILABLE(503, "Unavailable", "The service cannot reach its database; try again.");

    /** The pages begin with this, in front of their code. */
    public static final String PAGES = "/api/docs/problems/";

    private static final Map<String, String> SOON = Map.of("Retry-After", "2");

    private final int status;
    private final String title;
    private final String detail;

    ProblemType(int status, String title, String detail) {
        this.status = status;
        this.title = title;
        this.detail = detail;
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
