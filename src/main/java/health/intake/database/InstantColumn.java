package health.intake.database;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Instants as {@code datetime(6)} in UTC. They travel as text: {@link java.sql.Timestamp} would read the column in the
 * server's time zone, which has hours that do not exist.
 */
@Converter(autoApply = true)
public class InstantColumn implements AttributeConverter<Instant, String> {

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Instant instant) {
        return instant == null
                ? null
                : WRITTEN.format(instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
    }

    @Override
    public @Nullable Instant convertToEntityAttribute(@Nullable String column) {
        return column == null
                ? null
                : LocalDateTime.parse(column.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    }
}
