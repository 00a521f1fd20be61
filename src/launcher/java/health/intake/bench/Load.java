package health.intake.bench;

/** What sends requests of one kind to a target, for some time. */
interface Load {

    Result run(Operation operation, int connections, int seconds);

    /**
     * What was seen meanwhile.
     *
     * @param requests answered in time, well or not
     * @param p50 half of them took at most so many milliseconds
     * @param p99 likewise, 99 of 100
     * @param errors answers that were errors or empty, and connections that failed
     * @param refused those of the errors that are among the requests
     * @param cpuSeconds that the load itself used
     */
    record Result(
            long requests, double seconds, double p50, double p99, long errors, long refused, double cpuSeconds) {}
}
