package health.intake.healthcard;

import org.jspecify.annotations.Nullable;

/**
 * An encrypted card as two columns hold it; nodes of earlier releases know only the first.
 *
 * @param named the members that every card has
 * @param further the client's own members; null for none
 */
public record SealedCard(byte[] named, byte @Nullable [] further) {

    @Override
    public String toString() {
        return "SealedCard[masked]";
    }
}
