package health.intake.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutstandingTest {

    private final Outstanding outstanding = new Outstanding(10);

    @Test
    void thereIsRoomUpToTheLimit() {
        assertThat(outstanding.add(6)).isTrue();
        assertThat(outstanding.add(4)).isTrue();
        assertThat(outstanding.add(1)).isFalse();
    }

    @Test
    void refusedBytesTakeNoRoom() {
        outstanding.add(6);

        assertThat(outstanding.add(5)).isFalse();

        assertThat(outstanding.add(4)).isTrue();
    }

    @Test
    void removedBytesMakeRoom() {
        outstanding.add(10);

        outstanding.remove(10);

        assertThat(outstanding.add(10)).isTrue();
    }
}
