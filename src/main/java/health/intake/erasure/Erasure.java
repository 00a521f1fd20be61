package health.intake.erasure;

import health.intake.id.GroupId;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import health.intake.json.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tombstone of an erased person. It names nobody. */
@Entity
@Table(name = "erasure")
@SuppressWarnings("NullAway.Init") // the persistence provider fills the fields
class Erasure {

    @Id
    @Column(name = "profile_id")
    private UUID profileId;

    @Column(name = "organization_id")
    private UUID organizationId;

    @Column(name = "group_id")
    private UUID groupId;

    @Column(name = "erased_at")
    private Instant erasedAt;

    private String reason;

    @Column(name = "receipt_id")
    private UUID receiptId;

    @Column(name = "key_prefix")
    private @Nullable String keyPrefix;

    /** JSON. */
    private String places;

    private String jws;

    protected Erasure() {}

    Erasure(OrganizationId organizationId, GroupId groupId, Receipt receipt) {
        this.profileId = receipt.profileId().value();
        this.organizationId = organizationId.value();
        this.groupId = groupId.value();
        this.erasedAt = receipt.erasedAt();
        this.reason = receipt.reason();
        this.receiptId = receipt.receiptId();
        this.keyPrefix = receipt.keyPrefix();
        this.places = new String(Json.bytes(receipt.places()), StandardCharsets.UTF_8);
        this.jws = receipt.jws();
    }

    GroupId groupId() {
        return new GroupId(groupId);
    }

    /** @param organization the slug, which never changes */
    Receipt receipt(String organization) {
        Removed[] removed = Json.read(places.getBytes(StandardCharsets.UTF_8), Removed[].class);
        return new Receipt(
                receiptId,
                new ProfileId(profileId),
                organization,
                erasedAt,
                reason,
                keyPrefix,
                Arrays.asList(removed),
                jws);
    }
}
