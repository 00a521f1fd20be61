package health.intake.history;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One e-mail address of an organization: at most one profile has it. Its state is the id of that profile. */
public final class AddressModel implements Model<Optional<String>, AddressModel.Operation> {

    /** What is asked about an address, and answered. */
    public sealed interface Operation {}

    /** A profile gets the address, by creation or change. */
    public record Taken(String id) implements Operation {}

    /** A creation or change is refused, because another profile has the address. */
    public record Refused() implements Operation {}

    /** A profile gives up the address. */
    public record Left(String id) implements Operation {}

    /** A look-up; empty for nobody. */
    public record Found(Optional<String> id) implements Operation {}

    @Override
    public Optional<String> initial() {
        return Optional.empty();
    }

    @Override
    public @Nullable Optional<String> after(Optional<String> owner, Operation operation) {
        if (operation instanceof Taken taken) {
            return owner.isEmpty() ? Optional.of(taken.id()) : null;
        }
        if (operation instanceof Left left) {
            return owner.equals(Optional.of(left.id())) ? Optional.empty() : null;
        }
        boolean isPossible = operation instanceof Found found ? found.id().equals(owner) : owner.isPresent();
        return isPossible ? owner : null;
    }
}
