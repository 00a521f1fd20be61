package health.intake.demo.people;

import com.ibm.icu.text.Transliterator;
import java.util.List;
import java.util.Locale;

/** The country that people live in, and the data that depend on it. */
enum Country {
    // Telephone numbers that the regulators of Germany and the United Kingdom reserve for films: no person has them.
    GERMANY(
            "DE",
            "de",
            NamesByLanguage.GERMAN,
            List.of(
                    "+493023125###",
                    "+496990009###",
                    "+494066969###",
                    "+492214710###",
                    "+498999998###",
                    "+4917139200##"),
            "de-ASCII"),
    FINLAND(
            "FI",
            "fi",
            NamesByLanguage.FINNISH,
            List.of("+35840#######", "+35844#######", "+35850#######", "+3589#######"),
            "Latin-ASCII"),
    UNITED_KINGDOM(
            "GB",
            "en",
            NamesByLanguage.ENGLISH,
            List.of(
                    "+442079460###",
                    "+441134960###",
                    "+441614960###",
                    "+441314960###",
                    "+442920180###",
                    "+442896496###"),
            "Latin-ASCII");

    private final String region;
    private final String language;
    private final Names names;
    private final List<String> telephonePatterns;
    private final Transliterator ascii;

    Country(String region, String language, Names names, List<String> telephonePatterns, String transliteration) {
        this.region = region;
        this.language = language;
        this.names = names;
        this.telephonePatterns = telephonePatterns;
        this.ascii = Transliterator.getInstance(transliteration);
    }

    /** ISO 3166-1 alpha-2. */
    String region() {
        return region;
    }

    /** ISO 639-1. */
    String language() {
        return language;
    }

    Names names() {
        return names;
    }

    /** E.164, with # for any digit. */
    List<String> telephonePatterns() {
        return telephonePatterns;
    }

    /** A name in lower-case ASCII letters, as people of the country transcribe it. */
    String ascii(String name) {
        return ascii.transliterate(name).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}
