package health.intake.conditional;

import health.intake.requestbody.RequestBody;

/** A merge patch (RFC 7396) and its conditions, as sent: both are judged only after the resource in the path was found. */
public record Patch<T>(Preconditions conditions, RequestBody<T> body) {

    /**
     * The change of a resource without an entity tag.
     *
     * @throws health.intake.problem.ProblemException if a condition is not met, else if the body is refused
     */
    public T ofUntagged() {
        conditions.allowChangeOfUntagged();
        return body.get();
    }
}
