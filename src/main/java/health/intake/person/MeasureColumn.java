package health.intake.person;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Measurements as printed, independent of the scale of the column, so that equal ones are equal. */
@Converter
public class MeasureColumn implements AttributeConverter<BigDecimal, BigDecimal> {

    @Override
    public @Nullable BigDecimal convertToDatabaseColumn(@Nullable BigDecimal measure) {
        return measure;
    }

    @Override
    public @Nullable BigDecimal convertToEntityAttribute(@Nullable BigDecimal column) {
        return column == null ? null : Measure.plain(column);
    }
}
