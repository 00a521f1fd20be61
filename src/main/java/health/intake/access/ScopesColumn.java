package health.intake.access;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Scopes in their order of declaration, separated by commas. Those of a later release, whose nodes may serve beside this one,
 * are left out: here no operation asks for them.
 */
@Converter
public class ScopesColumn implements AttributeConverter<Set<Scope>, String> {

    @Override
    public String convertToDatabaseColumn(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::name).collect(Collectors.joining(","));
    }

    @Override
    public Set<Scope> convertToEntityAttribute(String column) {
        List<String> names = List.of(column.split(",", -1));
        EnumSet<Scope> scopes = EnumSet.allOf(Scope.class);
        scopes.removeIf(scope -> !names.contains(scope.name()));
        return Collections.unmodifiableSet(scopes);
    }
}
