package health.intake.blackbox.storm;

/** One way to be hostile. */
@FunctionalInterface
interface Kind {

    void fire(RequestSeries series);
}
