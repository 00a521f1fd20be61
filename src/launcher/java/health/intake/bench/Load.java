package health.intake.bench;

/** Sends requests of one kind to a target for some time. */
interface Load {

    Result run(Operation operation, int connections, int seconds);

    /**
     * The result of a load.
     *
     * @param requests requests answered in time, with or without success
     * @param p50 half of them took at most this many milliseconds
     * @param p99 likewise, 99 of 100
     * @param errors answers that were errors or empty, and connections that failed
     * @param refused the errors that are among the requests
     * @param cpuSeconds that the load itself used
     */
    record Result(
            long requests, double seconds, double p50, double p99, long errors, long refused, double cpuSeconds) {}
}
