package health.intake.erasure;

import health.intake.problem.Rules;
import health.intake.requestbody.OneOf;
import jakarta.validation.constraints.NotNull;

/**
 * Body of {@code POST …/erase}.
 *
 * @param reason a word of the list, never the words of a person: it stays
 */
public record EraseRequest(
        @NotNull(message = Rules.REQUIRED)
                @OneOf({"request_of_the_person", "no_longer_needed", "unlawful", "legal_obligation"})
                String reason) {}
