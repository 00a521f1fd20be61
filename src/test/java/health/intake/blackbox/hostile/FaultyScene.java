package health.intake.blackbox.hostile;

import static health.intake.blackbox.driver.Tenant.PROFILES;

import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Requests that would succeed in a tenant, and the possible problems of each. */
final class FaultyScene {

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Group outside = tenant.group();
    private final Api writer = tenant.keyFor(group, "CREATE_USER").api();
    private final Api reader = tenant.keyFor(group, "PROFILES_VIEW").api();
    private final Api auditor = tenant.keyFor(group, "AUDIT_VIEW").api();
    private final String taken = Unique.email("taken");
    private final String profile = create(group, Unique.email("first"));
    private final String outsideProfile = create(outside, taken);
    private final String foreignProfile = foreignProfile();
    private final String erased = create(group, Unique.email("erased"));
    private final Api eraser = tenant.keyFor(group, "PROFILES_ERASE").api();
    private final String key = tenant.key("PROFILES_VIEW").id();

    private String create(Group where, String email) {
        return PROFILES + "/"
                + tenant.partner()
                        .post(PROFILES, ProfileBody.in(where).withEmail(email))
                        .is(201)
                        .id();
    }

    private String usedIdempotencyKey() {
        String used = Unique.slug("key");
        writer.with("Idempotency-Key", used)
                .post(PROFILES, ProfileBody.in(group).withEmail(Unique.email("used")))
                .is(201);
        return used;
    }

    private static String foreignProfile() {
        Tenant other = Tenant.create();
        return PROFILES + "/"
                + other.partner()
                        .post(PROFILES, ProfileBody.in(other.group()))
                        .is(201)
                        .id();
    }

    FaultyRequest creation() {
        return FaultyRequest.of(writer, "POST", PROFILES)
                .with("first_name", "\"Maria\"")
                .with("last_name", "\"Schmidt\"")
                .with("sex", "2")
                .with("date_of_birth", "\"1985-03-22\"")
                .with("profile_group", Json.quoted(group.id()));
    }

    List<Fault> creationFaults() {
        return List.of(
                Fault.invalidKey(),
                Fault.missingScope(reader),
                Fault.unknownParameter(),
                Fault.mediaType(),
                Fault.tooLarge(),
                Fault.malformed(),
                Fault.malformedIdempotencyKey(),
                Fault.violation("sex", "3"),
                Fault.group("unknown group", 404, "profile_group_not_found", "profile_group", "\"nobody-knows\""),
                Fault.group("group outside", 403, "outside_access_context", "profile_group", Json.quoted(outside.id())),
                Fault.reusedIdempotencyKey(usedIdempotencyKey()),
                Fault.conflict("email_taken", "email", Json.quoted(taken)));
    }

    FaultyRequest change() {
        return FaultyRequest.of(writer, "PATCH", profile).with("last_name", "\"Schmidt\"");
    }

    List<Fault> changeFaults() {
        return List.of(
                Fault.invalidKey(),
                Fault.missingScope(reader),
                Fault.unknownParameter(),
                Fault.noUuid(PROFILES + "/1-1-1-1-1"),
                Fault.noObject("unknown", 404, "profile_not_found", PROFILES + "/" + UUID.randomUUID()),
                Fault.noObject("foreign", 404, "profile_not_found", foreignProfile),
                Fault.noObject("outside", 403, "outside_access_context", outsideProfile),
                Fault.mediaType(),
                Fault.tooLarge(),
                Fault.staleIfMatch(),
                Fault.malformed(),
                Fault.violation("sex", "3"),
                Fault.conflict("email_taken", "email", Json.quoted(taken)));
    }

    FaultyRequest deactivation() {
        return FaultyRequest.of(writer, "POST", profile + "/deactivate").with("reason", "\"Moved away\"");
    }

    List<Fault> deactivationFaults() {
        return lifeFaults("/deactivate", Fault.violation("reason", "\"\""));
    }

    FaultyRequest restoration() {
        return FaultyRequest.of(writer, "POST", profile + "/restore").withEmptyBody();
    }

    List<Fault> restorationFaults() {
        return lifeFaults("/restore", Fault.violation("reason", "\"Back\""));
    }

    FaultyRequest move() {
        return FaultyRequest.of(writer, "POST", profile + "/move").with("profile_group", Json.quoted(group.id()));
    }

    List<Fault> moveFaults() {
        List<Fault> faults = new ArrayList<>(lifeFaults("/move", Fault.violation("profile_group_slug", "\"berlin\"")));
        faults.add(Fault.group("unknown group", 404, "profile_group_not_found", "profile_group", "\"nobody-knows\""));
        faults.add(Fault.group(
                "group outside", 403, "outside_access_context", "profile_group", Json.quoted(outside.id())));
        return faults;
    }

    private List<Fault> lifeFaults(String step, Fault violation) {
        return List.of(
                Fault.invalidKey(),
                Fault.missingScope(reader),
                Fault.unknownParameter(),
                Fault.noUuid(PROFILES + "/1-1-1-1-1" + step),
                Fault.noObject("unknown", 404, "profile_not_found", PROFILES + "/" + UUID.randomUUID() + step),
                Fault.noObject("foreign", 404, "profile_not_found", foreignProfile + step),
                Fault.noObject("outside", 403, "outside_access_context", outsideProfile + step),
                Fault.mediaType(),
                Fault.tooLarge(),
                Fault.malformed(),
                violation);
    }

    FaultyRequest deactivatedChange() {
        String deactivated = create(group, Unique.email("deactivated"));
        writer.post(deactivated + "/deactivate", "{}").is(200);
        return FaultyRequest.of(writer, "PATCH", deactivated).with("last_name", "\"Schmidt\"");
    }

    /** Before the conflict that the request has in any case. */
    List<Fault> deactivatedChangeFaults() {
        return List.of(
                Fault.invalidKey(),
                Fault.missingScope(reader),
                Fault.unknownParameter(),
                Fault.mediaType(),
                Fault.tooLarge(),
                Fault.staleIfMatch(),
                Fault.malformed(),
                Fault.violation("sex", "3"));
    }

    FaultyRequest read() {
        return FaultyRequest.of(reader, "GET", profile);
    }

    List<Fault> readFaults() {
        return List.of(
                Fault.invalidKey(),
                Fault.missingScope(writer),
                Fault.unknownParameter(),
                Fault.noUuid(PROFILES + "/1-1-1-1-1"),
                Fault.noObject("unknown", 404, "profile_not_found", PROFILES + "/" + UUID.randomUUID()),
                Fault.noObject("foreign", 404, "profile_not_found", foreignProfile),
                Fault.noObject("outside", 403, "outside_access_context", outsideProfile));
    }

    FaultyRequest erasure() {
        return FaultyRequest.of(eraser, "POST", profile + "/erase").with("reason", "\"unlawful\"");
    }

    List<Fault> erasureFaults() {
        return List.of(
                Fault.invalidKey(),
                Fault.missingScope(writer),
                Fault.unknownParameter(),
                Fault.noUuid(PROFILES + "/1-1-1-1-1/erase"),
                Fault.noObject("unknown", 404, "profile_not_found", PROFILES + "/" + UUID.randomUUID() + "/erase"),
                Fault.noObject("foreign", 404, "profile_not_found", foreignProfile + "/erase"),
                Fault.noObject("outside", 403, "outside_access_context", outsideProfile + "/erase"),
                Fault.mediaType(),
                Fault.tooLarge(),
                Fault.malformed(),
                Fault.violation("reason", "\"because\""));
    }

    FaultyRequest heldErasure() {
        Api.admin().send("PUT", held(profile), "{\"reason\": \"Court order\"}").is(204);
        return FaultyRequest.of(eraser, "POST", profile + "/erase").with("reason", "\"unlawful\"");
    }

    /** Of a request that is refused in any case, because the hold stands. */
    List<Fault> heldErasureFaults() {
        return List.of(
                Fault.missingScope(writer),
                Fault.unknownParameter(),
                Fault.mediaType(),
                Fault.malformed(),
                Fault.violation("reason", "\"because\""));
    }

    FaultyRequest erasedRead() {
        eraser.post(erased + "/erase", "{\"reason\": \"unlawful\"}").is(200);
        return FaultyRequest.of(reader, "GET", profile);
    }

    List<Fault> erasedReadFaults() {
        return List.of(
                Fault.invalidKey(),
                Fault.missingScope(writer),
                Fault.unknownParameter(),
                Fault.noObject("erased", 410, "profile_erased", erased));
    }

    FaultyRequest erasedChange() {
        eraser.post(erased + "/erase", "{\"reason\": \"unlawful\"}").is(200);
        return change();
    }

    List<Fault> erasedChangeFaults() {
        return List.of(
                Fault.unknownParameter(),
                Fault.noObject("erased", 410, "profile_erased", erased),
                Fault.mediaType(),
                Fault.tooLarge(),
                Fault.staleIfMatch(),
                Fault.malformed(),
                Fault.violation("sex", "3"),
                Fault.conflict("email_taken", "email", Json.quoted(taken)));
    }

    FaultyRequest lookUp() {
        return FaultyRequest.of(reader, "POST", PROFILES + "/lookup").with("email", Json.quoted(taken));
    }

    List<Fault> lookUpFaults() {
        return List.of(
                Fault.invalidKey(),
                Fault.missingScope(writer),
                Fault.unknownParameter(),
                Fault.mediaType(),
                Fault.tooLarge(),
                Fault.malformed(),
                Fault.violation("email", "\"maria\""));
    }

    FaultyRequest list() {
        return FaultyRequest.of(reader, "GET", PROFILES);
    }

    List<Fault> listFaults() {
        return List.of(
                Fault.invalidKey(),
                Fault.missingScope(writer),
                Fault.unknownParameter(),
                Fault.filter("unknown group", 404, "profile_group_not_found", "nobody-knows"),
                Fault.filter("group outside", 403, "outside_access_context", outside.id()));
    }

    FaultyRequest keyCreation() {
        return FaultyRequest.of(Api.admin(), "POST", tenant.keysPath())
                .with("name", "\"Key\"")
                .with("scopes", "[\"CREATE_USER\"]");
    }

    List<Fault> keyCreationFaults() {
        return List.of(
                Fault.invalidKey(),
                Fault.missingScope(writer),
                Fault.unknownParameter(),
                Fault.noObject("unknown", 404, "organization_not_found", "/api/admin/organizations/nobody/api-keys"),
                Fault.mediaType(),
                Fault.tooLarge(),
                Fault.malformed(),
                Fault.violation("environment", "\"prod\""),
                Fault.group("unknown group", 404, "profile_group_not_found", "profile_groups", "[\"nobody-knows\"]"));
    }

    FaultyRequest keyChange() {
        return FaultyRequest.of(Api.admin(), "PATCH", tenant.keysPath() + "/" + key)
                .with("name", "\"Key\"");
    }

    List<Fault> keyChangeFaults() {
        return List.of(
                Fault.invalidKey(),
                Fault.missingScope(writer),
                Fault.unknownParameter(),
                Fault.noUuid("/api/admin/organizations/nobody/api-keys/1-1-1-1-1"),
                Fault.noObject("unknown", 404, "key_not_found", tenant.keysPath() + "/" + UUID.randomUUID()),
                Fault.mediaType(),
                Fault.tooLarge(),
                Fault.malformed(),
                Fault.violation("scopes", "[]"),
                Fault.group("unknown group", 404, "profile_group_not_found", "profile_groups", "[\"nobody-knows\"]"));
    }

    FaultyRequest rotation() {
        return FaultyRequest.of(Api.admin(), "POST", tenant.keysPath() + "/" + key + "/rotate")
                .with("overlap_seconds", "60");
    }

    List<Fault> rotationFaults() {
        String keys = tenant.keysPath();
        return List.of(
                Fault.invalidKey(),
                Fault.missingScope(writer),
                Fault.unknownParameter(),
                Fault.noUuid("/api/admin/organizations/nobody/api-keys/1-1-1-1-1/rotate"),
                Fault.noObject("unknown", 404, "key_not_found", keys + "/" + UUID.randomUUID() + "/rotate"),
                Fault.mediaType(),
                Fault.tooLarge(),
                Fault.malformed(),
                Fault.violation("overlap_seconds", "-1"));
    }

    FaultyRequest export() {
        return FaultyRequest.of(reader, "GET", profile + "/export");
    }

    List<Fault> exportFaults() {
        return List.of(
                Fault.invalidKey(),
                Fault.missingScope(writer),
                Fault.unknownParameter(),
                Fault.noUuid(PROFILES + "/1-1-1-1-1/export"),
                Fault.noObject("unknown", 404, "profile_not_found", PROFILES + "/" + UUID.randomUUID() + "/export"),
                Fault.noObject("foreign", 404, "profile_not_found", foreignProfile + "/export"),
                Fault.noObject("outside", 403, "outside_access_context", outsideProfile + "/export"));
    }

    FaultyRequest accesses() {
        return FaultyRequest.of(auditor, "GET", profile + "/accesses");
    }

    List<Fault> accessesFaults() {
        return List.of(
                Fault.invalidKey(),
                Fault.missingScope(reader),
                Fault.unknownParameter(),
                Fault.parameter("limit=0"),
                Fault.parameter("from=yesterday"),
                Fault.parameter("cursor=x"),
                Fault.noUuid(PROFILES + "/1-1-1-1-1/accesses"),
                Fault.noObject("unknown", 404, "profile_not_found", PROFILES + "/" + UUID.randomUUID() + "/accesses"),
                Fault.noObject("foreign", 404, "profile_not_found", foreignProfile + "/accesses"),
                Fault.noObject("outside", 403, "outside_access_context", outsideProfile + "/accesses"));
    }

    FaultyRequest legalHold() {
        return FaultyRequest.of(Api.admin(), "PUT", held(profile)).with("reason", "\"Court order\"");
    }

    List<Fault> legalHoldFaults() {
        return List.of(
                Fault.invalidKey(),
                Fault.missingScope(writer),
                Fault.unknownParameter(),
                Fault.noUuid("/api/admin/organizations/nobody/profiles/1-1-1-1-1/legal-hold"),
                Fault.noObject("unknown", 404, "profile_not_found", held("/" + UUID.randomUUID())),
                Fault.noObject("foreign", 404, "profile_not_found", held(foreignProfile)),
                Fault.noObject(
                        "unknown organization",
                        404,
                        "organization_not_found",
                        "/api/admin/organizations/nobody/profiles/" + UUID.randomUUID() + "/legal-hold"),
                Fault.mediaType(),
                Fault.tooLarge(),
                Fault.malformed(),
                Fault.violation("reason", "\"\""));
    }

    /** The path of the legal hold on a profile, whose own path ends with its id. */
    private String held(String profile) {
        return tenant.path() + "/profiles" + profile.substring(profile.lastIndexOf('/')) + "/legal-hold";
    }

    FaultyRequest groupChange() {
        return FaultyRequest.of(Api.admin(), "PATCH", tenant.groupsPath() + "/" + group.id())
                .with("name", "\"Group\"");
    }

    List<Fault> groupChangeFaults() {
        return List.of(
                Fault.invalidKey(),
                Fault.missingScope(writer),
                Fault.unknownParameter(),
                Fault.noObject("unknown", 404, "profile_group_not_found", tenant.groupsPath() + "/nobody"),
                Fault.mediaType(),
                Fault.tooLarge(),
                Fault.malformed(),
                Fault.violation("name", "\"\""),
                Fault.conflict("slug_taken", "slug", Json.quoted(outside.slug())));
    }
}
