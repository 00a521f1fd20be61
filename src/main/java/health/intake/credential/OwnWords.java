package health.intake.credential;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import health.intake.email.EmailAddress;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words of a person's names and address. No password may consist of them alone: everyone who knows the person tries
 * them.
 */
public final class OwnWords {

    private static final Pattern BETWEEN_PARTS = Pattern.compile("[@\\s]+");
    private static final Pattern NO_LETTERS = Pattern.compile("\\P{L}+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Normalizer2 NFKD = Normalizer2.getNFKDInstance();
    private static final int SHORTEST = 2;

    /** Characters of a text; no accepted name or address has more, and splitting a longer text may take long. */
    private static final int LONGEST = 2_048;

    private final Set<String> words;

    /** @param texts names and addresses; null for missing ones */
    OwnWords(@Nullable String... texts) {
        this.words = Stream.of(texts)
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(text -> text.length() <= LONGEST)
                .flatMap(text -> BETWEEN_PARTS.splitAsStream(folded(text)))
                .flatMap(part -> Stream.concat(NO_LETTERS.splitAsStream(part), Stream.of(letters(part))))
                .filter(word -> word.length() >= SHORTEST)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The words of a person; null for a missing text. */
    public static OwnWords of(@Nullable String firstName, @Nullable String lastName, @Nullable EmailAddress address) {
        return new OwnWords(firstName, lastName, address == null ? null : address.text());
    }

    /**
     * Whether the letters of a password are these words, one after the other; case, marks, and digits and signs around them
     * do not matter. False for a text that is too long for a password.
     */
    public boolean makeUp(String password) {
        if (password.codePointCount(0, password.length()) > Password.Validator.MAX_CODE_POINTS) {
            return false;
        }
        String letters = letters(folded(password));
        boolean[] reached = new boolean[letters.length() + 1];
        reached[0] = true;
        for (int end = 1; end <= letters.length(); end++) {
            reached[end] = isReached(end, letters, reached);
        }
        return !letters.isEmpty() && reached[letters.length()];
    }

    private boolean isReached(int end, String letters, boolean[] reached) {
        for (String word : words) {
            int start = end - word.length();
            if (start >= 0 && reached[start] && letters.startsWith(word, start)) {
                return true;
            }
        }
        return false;
    }

    private static String letters(String text) {
        return NO_LETTERS.matcher(text).replaceAll("");
    }

    private static String folded(String text) {
        return UCharacter.toLowerCase(
                ULocale.ROOT, MARKS.matcher(NFKD.normalize(text)).replaceAll(""));
    }

    @Override
    public String toString() {
        return "OwnWords[masked]";
    }
}
