package health.intake.problem;

/**
 * What a partner wants to know of a problem, for the page about it.
 *
 * @param why when it arises
 * @param remedy what the caller can do
 * @param request an example that gets it for an answer: request line, header fields, and after an empty line the body
 */
public record Explanation(String why, String remedy, String request) {

    /** Reads the three parts of a text, between which are empty lines. */
    static Explanation of(String text) {
        String[] parts = text.split("\n\n", 3);
        return new Explanation(parts[0], parts[1], parts[2]);
    }
}
