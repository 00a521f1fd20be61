package health.intake.bench;

/** One measurement, made in every round: one operation of one target over a number of connections. */
record Cell(Operation operation, int connections, Target target) {

    /** The same cell for another target. */
    Cell of(Target other) {
        return new Cell(operation, connections, other);
    }
}
