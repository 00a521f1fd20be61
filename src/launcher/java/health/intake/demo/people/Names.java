package health.intake.demo.people;

import java.util.List;
import java.util.random.RandomGenerator;

/** First names of women and of men, and family names, as people of one language have them. */
record Names(List<String> women, List<String> men, List<String> families) {

    private static final int PERCENT_OF_DOUBLE_FAMILY_NAMES = 4;

    static Names of(String women, String men, String families) {
        return new Names(list(women), list(men), list(families));
    }

    String first(Sex sex, RandomGenerator random) {
        return Draw.one(sex == Sex.FEMALE ? women : men, random);
    }

    String family(RandomGenerator random) {
        String name = Draw.one(families, random);
        return Draw.percent(PERCENT_OF_DOUBLE_FAMILY_NAMES, random) ? name + "-" + Draw.one(families, random) : name;
    }

    private static List<String> list(String words) {
        return List.of(words.strip().split("\\s+"));
    }
}
