package health.intake.lifecycle;

import health.intake.requestbody.OptionalBody;

/** Body of {@code POST …/restore}, an object without fields. */
@OptionalBody
public record RestoreRequest() {}
