package health.intake.person;

import static com.ibm.icu.text.UnicodeSet.SpanCondition.SIMPLE;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.UnicodeSet;
import health.intake.problem.Rule;
import health.intake.problem.Rules;
import java.util.Optional;

/**
 * The rule for names of people: 1 to 100 code points of letters of the Latin script with their marks and of the signs that
 * stand in names, at least one of them a letter. Unicode's properties decide, in the version of ICU4J and not of the JDK, so
 * that all nodes agree on them.
 */
public final class PersonName {

    private static final int MAX_CODE_POINTS = 100;

    private static final Optional<Rule> TOO_LONG =
            Optional.of(Rule.of(Rules.MAX_CHARACTERS).where("value", MAX_CODE_POINTS));

    /** NFC makes one code point of at most this many; longer texts are not normalized, because many marks make it slow. */
    private static final int MAX_DECOMPOSITION = 4;

    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();

    /** Control characters are white space to Unicode, but an error here. */
    private static final UnicodeSet WHITE_SPACE = new UnicodeSet("[[:WSpace:]-[:Cc:]]").freeze();

    /** Without compatibility forms, among which Unicode counts ª, º, ĳ and modifier letters. */
    private static final UnicodeSet LETTERS = new UnicodeSet("[[:sc=Latn:]&[:L:]&[:NFKC_QC=Yes:]]").freeze();

    /** The general combining marks without the invisible ones and those that only other scripts use. */
    private static final UnicodeSet MARKS = new UnicodeSet(
                    "[[\\u0300-\\u036F\\u1AB0-\\u1AFF\\u1DC0-\\u1DFF\\uFE20-\\uFE2F]&[:Mn:]-[:DI:]]")
            .retainAll(new UnicodeSet("[[:scx=Zinh:][:scx=Latn:]]"))
            .freeze();

    /** Some of these are letters in Unicode: ʻ and ʼ of Hawaiian, Uzbek and Breton, ª and º of Spanish abbreviations. */
    private static final UnicodeSet SIGNS =
            new UnicodeSet("[\\ \\-'\\u2019\\u02BB\\u02BC.,/\\u00B7\\u00AA\\u00BA]").freeze();

    /** Characters that keyboards produce instead of a sign, and that sign, at the same index. */
    private static final String TYPED = "\u2018\u00B4`\u2010\u2011\u00A0\u202F";

    private static final String MEANT = "'''--  ";

    private static final UnicodeSet LETTERS_AND_MARKS =
            new UnicodeSet(LETTERS).addAll(MARKS).freeze();

    private static final UnicodeSet ALLOWED =
            new UnicodeSet(LETTERS_AND_MARKS).addAll(SIGNS).freeze();

    /** All other characters that stand for a sound or word: Alphabetic includes vowel signs, Ⅳ and Ⓐ. */
    private static final UnicodeSet TO_TRANSLITERATE =
            new UnicodeSet("[:Alphabetic:]").removeAll(ALLOWED).freeze();

    private PersonName() {}

    /**
     * The stored form: NFC, without surrounding Unicode white space, with the intended signs.
     *
     * @param given a name in which {@link #violation} finds nothing
     */
    public static String normalise(String given) {
        return composed(withoutSpaceAround(given));
    }

    private static String composed(String bare) {
        StringBuilder name = new StringBuilder(NFC.normalize(bare));
        for (int i = 0; i < name.length(); i++) {
            int typed = TYPED.indexOf(name.charAt(i));
            if (typed >= 0) {
                name.setCharAt(i, MEANT.charAt(typed));
            }
        }
        return name.toString();
    }

    /**
     * The rule that a name as sent breaks. If it breaks several, the first of: too_short (blank), too_long, not_latin,
     * invalid_format.
     */
    public static Optional<Rule> violation(String given) {
        String bare = withoutSpaceAround(given);
        if (bare.isEmpty()) {
            return Optional.of(Rule.of(Rules.NOT_BLANK));
        }
        if (length(bare) > MAX_CODE_POINTS * MAX_DECOMPOSITION) {
            return TOO_LONG;
        }
        String name = composed(bare);
        return length(name) > MAX_CODE_POINTS ? TOO_LONG : violationOfSpelling(name);
    }

    private static Optional<Rule> violationOfSpelling(String name) {
        if (TO_TRANSLITERATE.containsSome(name)) {
            return Optional.of(Rule.of(Rules.NOT_LATIN));
        }
        boolean wellFormed = ALLOWED.containsAll(name) && LETTERS.containsSome(name) && marksFollowLetters(name);
        return wellFormed ? Optional.empty() : Optional.of(Rule.of(Rules.NAME));
    }

    private static boolean marksFollowLetters(String name) {
        boolean markMayFollow = false;
        for (int character : name.codePoints().toArray()) {
            if (MARKS.contains(character) && !markMayFollow) {
                return false;
            }
            markMayFollow = LETTERS_AND_MARKS.contains(character);
        }
        return true;
    }

    private static String withoutSpaceAround(String text) {
        int start = WHITE_SPACE.span(text, SIMPLE);
        return text.substring(start, Math.max(start, WHITE_SPACE.spanBack(text, SIMPLE)));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
