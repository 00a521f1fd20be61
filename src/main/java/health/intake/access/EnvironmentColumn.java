package health.intake.access;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

/** {@code live} and {@code test}. */
@Converter
public class EnvironmentColumn implements AttributeConverter<Environment, String> {

    @Override
    public String convertToDatabaseColumn(Environment environment) {
        return environment.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Environment convertToEntityAttribute(String column) {
        return Environment.valueOf(column.toUpperCase(Locale.ROOT));
    }
}
