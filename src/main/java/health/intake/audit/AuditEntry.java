package health.intake.audit;

import health.intake.id.ProfileId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request in the audit trail; of the persons it tells only ids.
 *
 * @param id of version 7
 * @param status of the answer
 * @param profileIds of the profiles in the answer, in its order; for a refusal, of the requested one
 * @param reason why it was done, in a word; null for none
 * @param perhapsWritten whether a transaction wrote an entry with this id; that entry counts if it was committed
 */
public record AuditEntry(
        UUID id,
        Instant at,
        Call call,
        int status,
        List<ProfileId> profileIds,
        @Nullable String reason,
        boolean perhapsWritten) {

    @Override
    public String toString() {
        return "AuditEntry[" + id + ", " + call + ", " + status + "]";
    }
}
