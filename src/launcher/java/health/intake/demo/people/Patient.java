package health.intake.demo.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A person, as the body of {@code POST /api/v1/profiles}. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Patient(
        String firstName,
        String lastName,
        int sex,
        String dateOfBirth,
        String profileGroup,
        @Nullable String email,
        @Nullable String phone,
        @Nullable BigDecimal height,
        @Nullable BigDecimal weight,
        String language) {}
