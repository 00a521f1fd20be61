package health.intake.documents;

import health.intake.problem.ProblemType;

/**
 * What a partner wants to know of a problem beyond the catalogue; each stands in a file of its own, named by the code, with an empty
 * line between its parts.
 *
 * @param why when it arises
 * @param remedy what the caller can do
 * @param request an example that gets it for an answer: request line, header fields, and after an empty line the body
 */
record Explanation(String why, String remedy, String request) {

    /** @throws NullPointerException if a problem has no explanation, so that a node without one does not start */
    static Explanation of(ProblemType type) {
        String[] parts = Content.text("/problems/" + type.code() + ".txt").split("\n\n", 3);
        return new Explanation(parts[0], parts[1], parts[2].stripTrailing());
    }
}
