package health.intake.blackbox.driver;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The codes of contract 1.3, written down once more so that the product's own list cannot excuse itself. */
public final class ProblemCatalogue {

    static final Set<String> VIOLATION_CODES = Set.of(
            "required",
            "wrong_type",
            "too_short",
            "too_long",
            "invalid_format",
            "invalid_value",
            "out_of_range",
            "not_latin",
            "not_in_past",
            "unknown_field",
            "read_only",
            "not_clearable",
            "weak_password",
            "group_conflict");

    private static final Map<String, Integer> STATUS = Stream.of(
                    row(
                            400,
                            "malformed_request malformed_json validation_failed invalid_id invalid_query organization_required"),
                    row(
                            403,
                            "forbidden scope_missing outside_access_context self_registration_closed field_not_allowed"),
                    row(403, "organization_mismatch sandbox_only"),
                    row(
                            404,
                            "not_found profile_not_found profile_group_not_found organization_not_found patient_not_found key_not_found"),
                    row(405, "method_not_allowed"),
                    row(406, "not_acceptable"),
                    row(
                            409,
                            "email_taken emr_id_taken slug_taken domain_taken legal_hold sandbox_full request_in_progress"),
                    row(409, "profile_deactivated"),
                    row(410, "profile_erased"),
                    row(412, "precondition_failed"),
                    row(413, "payload_too_large"),
                    row(414, "uri_too_long"),
                    row(415, "unsupported_media_type"),
                    row(422, "idempotency_key_reused"),
                    row(431, "headers_too_large"),
                    row(429, "rate_limited"),
                    row(500, "internal_error"),
                    row(503, "unavailable"))
            .flatMap(row -> row.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private ProblemCatalogue() {}

    private static Map<String, Integer> row(int status, String codes) {
        return Stream.of(codes.split(" ")).collect(Collectors.toMap(code -> code, code -> status));
    }

    public static Set<String> codes() {
        return STATUS.keySet();
    }

    /** @return -1 for a code that the contract does not know */
    public static int statusOf(String code) {
        return STATUS.getOrDefault(code, -1);
    }
}
