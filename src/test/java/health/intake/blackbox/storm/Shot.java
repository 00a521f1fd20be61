package health.intake.blackbox.storm;

/** A hostile request of some kind, and what may be answered to it. */
record Shot(String kind, Request request, Expected expected) {}
