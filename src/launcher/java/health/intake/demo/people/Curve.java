package health.intake.demo.people;

/**
 * A quantity that depends on age: linear between the given points, constant outside.
 *
 * @param points pairs of years and value, by increasing years
 */
record Curve(double... points) {

    double at(double years) {
        for (int i = 0; i < points.length; i += 2) {
            if (years <= points[i]) {
                return i == 0 ? points[1] : between(i - 2, i, years);
            }
        }
        return points[points.length - 1];
    }

    private double between(int before, int after, double years) {
        double way = (years - points[before]) / (points[after] - points[before]);
        return points[before + 1] + way * (points[after + 1] - points[before + 1]);
    }
}
