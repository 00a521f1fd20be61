package health.intake.blackbox.profiles;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import org.junit.jupiter.api.Test;

/** Contract 3.1 and 7: a creation that is sent again, one after the other. */
class IdempotencyIT extends IdempotentCreations {

    private int profiles() {
        return partner.get(PROFILES + "?limit=500").is(200).json().size();
    }

    @Test
    void retryIsAReplayAndCreatesNothing() {
        String key = Unique.slug("key");
        ProfileBody body = ProfileBody.in(group);
        Answer first = created(key, body);
        int before = profiles();

        for (int i = 0; i < 3; i++) {
            Answer retry = create(key, body);
            isReplayOf(first, retry);
            assertThat(retry.text()).isEqualTo(first.text());
            assertThat(retry.etag()).isEqualTo(first.etag());
        }

        assertThat(profiles()).isEqualTo(before);
    }

    @Test
    void retryShowsTheProfileAsItIsNow() {
        String key = Unique.slug("key");
        ProfileBody body = body();
        Answer first = created(key, body);
        Answer changed = partner.patch(PROFILES + "/" + first.id(), "{\"first_name\":\"Eva\",\"weight\":66.5}")
                .is(200);

        Answer retry = create(key, body);

        isReplayOf(first, retry);
        assertThat(retry.text()).isEqualTo(changed.text());
        assertThat(retry.etag()).isEqualTo(changed.etag());
    }

    @Test
    void retryIsAReplayWhenAnotherProfileHasTheAddress() {
        String key = Unique.slug("key");
        ProfileBody body = body();
        Answer first = created(key, body);
        String moved = Unique.email("moved");
        partner.patch(PROFILES + "/" + first.id(), "{\"email\":\"" + moved + "\"}")
                .is(200);
        partner.post(PROFILES, body).is(201);

        Answer retry = create(key, body);

        isReplayOf(first, retry);
        assertThat(retry.at("email").asText()).isEqualTo(moved);
    }

    @Test
    void keyIsRefusedWithAnyOtherBody() {
        String key = Unique.slug("key");
        ProfileBody body = body();
        Answer first = created(key, body);
        int before = profiles();

        create(key, body.with("sex", "1")).isProblem(422, "idempotency_key_reused");
        create(key, body()).isProblem(422, "idempotency_key_reused");
        create(key, body + " ").isProblem(422, "idempotency_key_reused");

        assertThat(profiles()).isEqualTo(before);
        isReplayOf(first, create(key, body));
    }

    @Test
    void anotherKeyOfTheOrganizationSharesItsRecords() {
        String key = Unique.slug("key");
        ProfileBody body = body();
        Answer first = created(key, body);
        Api other = tenant.keyFor(group, "CREATE_USER").api().with(KEY, key);

        isReplayOf(first, other.post(PROFILES, body));
        other.post(PROFILES, body()).isProblem(422, "idempotency_key_reused");
    }

    @Test
    void anotherOrganizationHasItsOwnRecords() {
        String key = Unique.slug("key");
        Answer first = created(key, body());
        Tenant other = Tenant.create();

        Answer second = other.partner().with(KEY, key).post(PROFILES, ProfileBody.in(other.group()));

        assertThat(second.is(201).header(REPLAYED)).isNull();
        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void withoutTheHeaderEveryRequestCreates() {
        ProfileBody body = body();
        partner.post(PROFILES, body).is(201);

        partner.post(PROFILES, body).isProblem(409, "email_taken");
    }

    @Test
    void failedCreationIsNotRecorded() {
        String key = Unique.slug("key");
        ProfileBody taken = body();
        partner.post(PROFILES, taken).is(201);

        create(key, taken).isProblem(409, "email_taken");
        create(key, taken.with("sex", "3")).violates("sex invalid_value");
        create(key, taken.with("profile_group", "\"nobody-knows\"")).isProblem(404, "profile_group_not_found");
        create(key, "{").isProblem(400, "malformed_json");
        ProfileBody accepted = body();
        isReplayOf(created(key, accepted), create(key, accepted));
    }

    @Test
    void retryIsRefusedByTheChecksBefore() {
        String key = Unique.slug("key");
        ProfileBody body = body();
        created(key, body);
        Api outside = tenant.keyFor(tenant.group(), "CREATE_USER").api().with(KEY, key);

        outside.post(PROFILES, body).isProblem(403, "outside_access_context");
        tenant.key("PROFILES_VIEW").api().with(KEY, key).post(PROFILES, body).isProblem(403, "scope_missing");
    }

    @Test
    void profileOutsideTheAccessContextIsNotShown() {
        Group former = tenant.group(Unique.slug("former"));
        String body = ProfileBody.in(former)
                .with("profile_group", Json.quoted(former.slug()))
                .toString();
        String key = Unique.slug("key");
        Answer first = created(key, body);
        rename(former, Unique.slug("renamed"));
        Group heir = tenant.group(former.slug());

        tenant.keyFor(heir, "CREATE_USER")
                .api()
                .with(KEY, key)
                .post(PROFILES, body)
                .isProblem(403, "outside_access_context");
        isReplayOf(first, create(key, body));
    }

    private void rename(Group group, String slug) {
        Api.admin()
                .patch(tenant.groupsPath() + "/" + group.id(), "{\"slug\":\"" + slug + "\"}")
                .is(200);
    }

    @Test
    void replayWithTheDeprecatedFieldSaysSo() {
        String key = Unique.slug("key");
        ProfileBody body = body().without("profile_group").with("profile_group_slug", Json.quoted(group.slug()));
        Answer first = created(key, body);

        Answer retry = create(key, body);

        isReplayOf(first, retry);
        assertThat(retry.requiredHeader("Deprecation")).isEqualTo(first.requiredHeader("Deprecation"));
        assertThat(retry.requiredHeader("Link")).isEqualTo(first.requiredHeader("Link"));
    }
}
