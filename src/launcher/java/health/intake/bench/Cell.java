package health.intake.bench;

/** What is measured at once, in every round: one operation of one target over so many connections. */
record Cell(Operation operation, int connections, Target target) {

    /** The same of another target. */
    Cell of(Target other) {
        return new Cell(operation, connections, other);
    }
}
