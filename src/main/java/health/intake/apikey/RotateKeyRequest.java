package health.intake.apikey;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.body.OptionalBody;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigInteger;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST …/rotate}.
 *
 * @param overlapSeconds how long the old secret lives on, up to 30 days; at once dead by default
 */
@OptionalBody
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record RotateKeyRequest(
        @Min(value = 0, message = "out_of_range") @Max(value = 2_592_000, message = "out_of_range") @Nullable
                BigInteger overlapSeconds) {

    Duration overlap() {
        return overlapSeconds == null ? Duration.ZERO : Duration.ofSeconds(overlapSeconds.longValueExact());
    }
}
