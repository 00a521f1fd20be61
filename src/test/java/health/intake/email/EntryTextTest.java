package health.intake.email;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.email.EmailIndex.Entry;
import health.intake.id.ProfileId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryTextTest {

    private static final String PROFILE = "01890a5d-ac96-774b-bcce-b302099a8057";

    @Test
    void isTheProfileAndTheVersion() {
        assertThat(EntryText.of(new ProfileId(UUID.fromString(PROFILE)), 7)).isEqualTo(PROFILE + ":7");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 999_999_999_999_999_999L})
    void writtenEntryIsReadBack(long version) {
        Entry entry = new Entry(new ProfileId(UUID.fromString(PROFILE)), version);
        String text = EntryText.of(entry.profileId(), entry.version());

        assertThat(EntryText.parse(text)).contains(entry);
        assertThat(text).hasSizeLessThanOrEqualTo(55);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                ":1",
                PROFILE,
                PROFILE + ":",
                PROFILE + ":-1",
                PROFILE + ":+1",
                PROFILE + ":inf",
                PROFILE + ":1 ",
                " " + PROFILE + ":1",
                PROFILE + ":1\n",
                PROFILE + ":9999999999999999999",
                "01890A5D-AC96-774B-BCCE-B302099A8057:1",
                "1-1-1-1-1:1"
            })
    void otherTextIsNoEntry(String text) {
        assertThat(EntryText.parse(text)).isEmpty();
    }
}
