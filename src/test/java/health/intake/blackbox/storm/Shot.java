package health.intake.blackbox.storm;

/** A hostile request of some kind, and its expected answer. */
record Shot(String kind, Request request, Expected expected) {}
