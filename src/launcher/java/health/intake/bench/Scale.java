package health.intake.bench;

/**
 * The data that Intake begins with.
 *
 * @param people in all organizations together
 * @param organizations with the same number of people each, and one group
 * @param keys of each organization
 */
record Scale(int people, int organizations, int keys) {

    static Scale ofOne(int people) {
        return new Scale(people, 1, 1);
    }

    int peopleOfEach() {
        return people / organizations;
    }
}
