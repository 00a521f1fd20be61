package health.intake.database;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Dates as text, for the reason of {@link InstantColumn}. */
@Converter(autoApply = true)
public class DateColumn implements AttributeConverter<LocalDate, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }

    @Override
    public @Nullable LocalDate convertToEntityAttribute(@Nullable String column) {
        return column == null ? null : LocalDate.parse(column);
    }
}
