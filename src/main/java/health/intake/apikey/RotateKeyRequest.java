package health.intake.apikey;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.requestbody.IntegerBetween;
import health.intake.requestbody.OptionalBody;
import java.math.BigInteger;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST …/rotate}.
 *
 * @param overlapSeconds how long the old secret stays valid, up to 30 days; by default it ends at once
 */
@OptionalBody
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record RotateKeyRequest(@IntegerBetween(min = 0, max = 2_592_000) @Nullable BigInteger overlapSeconds) {

    Duration overlap() {
        return overlapSeconds == null ? Duration.ZERO : Duration.ofSeconds(overlapSeconds.longValueExact());
    }
}
