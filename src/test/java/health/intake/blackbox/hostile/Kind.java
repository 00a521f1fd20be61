package health.intake.blackbox.hostile;

/** One way to be hostile. */
@FunctionalInterface
interface Kind {

    void fire(Salvo salvo);
}
