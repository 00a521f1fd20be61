package health.intake.requestbody;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** A body with required and optional fields, and fields that only the service sets. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@ReadOnlyFields({"id", "created_at"})
record PersonRequest(
        @NotNull(message = "required: is wrong") @Size(max = 5, message = "too_long: is wrong") String firstName,
        @NotNull(message = "required: is wrong")
                @Min(value = 1, message = "invalid_value: is wrong")
                @Max(value = 2, message = "invalid_value: is wrong")
                BigInteger sex,
        @Nullable BigDecimal height,
        @Nullable Boolean acceptsMarketing) {}
