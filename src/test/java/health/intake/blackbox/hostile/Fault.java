package health.intake.blackbox.hostile;

import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.KeyText;
import java.util.function.UnaryOperator;

/**
 * One problem of a request.
 *
 * @param stage its place in the order of checks
 * @param mutation puts it into a request
 */
record Fault(int stage, String name, int status, String code, UnaryOperator<FaultyRequest> mutation) {

    static final int KEY = 2;
    static final int SCOPE = 3;
    static final int QUERY = 4;
    static final int ID = 5;
    static final int OBJECT = 6;
    static final int MEDIA = 7;
    static final int SYNTAX = 8;
    static final int FIELD = 9;
    static final int VIOLATION = 10;
    static final int GROUP = 11;
    static final int IDEMPOTENCY = 12;
    static final int CONFLICT = 13;

    FaultyRequest in(FaultyRequest request) {
        return mutation.apply(request);
    }

    /** Media type and size may; If-Match may not. */
    boolean mayBeRefusedEarlier() {
        return status == 413 || status == 415;
    }

    static Fault invalidKey() {
        return new Fault(KEY, "invalid key", 403, "forbidden", request -> request.as(Api.as(KeyText.unissued())));
    }

    static Fault missingScope(Api other) {
        return new Fault(SCOPE, "missing scope", 403, "scope_missing", request -> request.as(other));
    }

    static Fault unknownParameter() {
        return new Fault(QUERY, "unknown parameter", 400, "invalid_query", request -> request.asking("x=1"));
    }

    /** @param parameter a known one, such as {@code limit=0} */
    static Fault parameter(String parameter) {
        return new Fault(QUERY, parameter, 400, "invalid_query", request -> request.asking(parameter));
    }

    static Fault noUuid(String path) {
        return new Fault(ID, "no UUID", 400, "invalid_id", request -> request.at(path));
    }

    static Fault noObject(String name, int status, String code, String path) {
        return new Fault(OBJECT, name, status, code, request -> request.at(path));
    }

    static Fault filter(String name, int status, String code, String group) {
        return new Fault(OBJECT, name, status, code, request -> request.asking("profile_group=" + group));
    }

    /** @param reference the value of the header {@code organization} */
    static Fault organization(String name, int status, String code, String reference) {
        return new Fault(OBJECT, name, status, code, request -> request.withHeader("organization", reference));
    }

    static Fault mediaType() {
        return new Fault(
                MEDIA,
                "media type",
                415,
                "unsupported_media_type",
                request -> request.withHeader("Content-Type", "text/plain"));
    }

    static Fault tooLarge() {
        String padding = " ".repeat(70_000);
        return new Fault(MEDIA, "size", 413, "payload_too_large", request -> request.framed(padding + "%s"));
    }

    static Fault staleIfMatch() {
        return new Fault(
                MEDIA,
                "stale If-Match",
                412,
                "precondition_failed",
                request -> request.withHeader("If-Match", "\"stale\""));
    }

    static Fault malformed() {
        return new Fault(SYNTAX, "malformed body", 400, "malformed_json", request -> request.framed("%s}"));
    }

    static Fault notAllowed(String field, String json) {
        return new Fault(FIELD, field, 403, "field_not_allowed", request -> request.with(field, json));
    }

    static Fault malformedIdempotencyKey() {
        return new Fault(
                SYNTAX,
                "malformed Idempotency-Key",
                400,
                "malformed_request",
                request -> request.withHeader("Idempotency-Key", "two words"));
    }

    static Fault violation(String field, String json) {
        return new Fault(VIOLATION, "violation", 400, "validation_failed", request -> request.with(field, json));
    }

    static Fault group(String name, int status, String code, String field, String json) {
        return new Fault(GROUP, name, status, code, request -> request.with(field, json));
    }

    static Fault reusedIdempotencyKey(String key) {
        return new Fault(
                IDEMPOTENCY,
                "reused Idempotency-Key",
                422,
                "idempotency_key_reused",
                request -> request.withHeader("Idempotency-Key", key));
    }

    static Fault conflict(String code, String field, String json) {
        return new Fault(CONFLICT, code, 409, code, request -> request.with(field, json));
    }

    @Override
    public String toString() {
        return name;
    }
}
