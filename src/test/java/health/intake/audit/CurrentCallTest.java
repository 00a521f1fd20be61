package health.intake.audit;

import static health.intake.audit.AuditFixture.CALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The entry of a request in the trail. */
class CurrentCallTest {

    private static final ProfileId ASKED = new ProfileId(UUID.randomUUID());

    private final CurrentCall current = new CurrentCall();

    private record Profiles(List<ProfileId> profileIds) implements Subject {}

    @BeforeEach
    void setClock() {
        current.clock = AuditFixture.CLOCK;
    }

    @Test
    void anAnswerTellsItsProfilesAndARefusalThatOfThePath() {
        current.begin(CALL, ASKED);
        ProfileId one = new ProfileId(UUID.randomUUID());
        ProfileId other = new ProfileId(UUID.randomUUID());

        assertThat(current.answered(200, new Profiles(List.of(one))).profileIds())
                .containsExactly(one);
        assertThat(current.answered(200, List.of(new Profiles(List.of(one)), new Profiles(List.of(other))))
                        .profileIds())
                .containsExactly(one, other);
        assertThat(current.answered(404, "problem").profileIds()).containsExactly(ASKED);
        assertThat(current.answered(304, null).profileIds()).containsExactly(ASKED);
    }

    @Test
    void theOrganizationIsThatOfTheKeyElseTheOneThatIsConcerned() {
        OrganizationId concerned = new OrganizationId(UUID.randomUUID());
        current.concerns(concerned);
        current.begin(CALL, null);
        assertThat(current.get()).isEqualTo(CALL);

        current.begin(CALL.in(null), null);
        assertThat(current.get()).isEqualTo(CALL.in(concerned));
        assertThat(current.answered(400, null).call()).isEqualTo(CALL.in(concerned));
    }

    @Test
    void answerAfterARecordedChangeHasTheSameId() {
        UUID id = UUID.randomUUID();
        current.begin(CALL, null);
        assertThat(current.answered(409, null).perhapsWritten()).isFalse();
        current.onWritten(new EntryWritten(id));

        AuditEntry answered = current.answered(503, null);

        assertThat(answered.id()).isEqualTo(id);
        assertThat(answered.perhapsWritten()).isTrue();
    }

    @Test
    void withoutACallThatWasBegunThereIsNoChange() {
        assertThatIllegalStateException().isThrownBy(current::get);
    }

    @Test
    void noTextTellsTheAddress() {
        current.begin(CALL, null);

        assertThat(current.answered(200, null) + " " + CALL)
                .doesNotContain(CALL.origin().clientAddress(), CALL.origin().userAgent());
    }

    @Test
    void idsOfProfilesComeBackFromTheirColumn() {
        List<ProfileId> ids = List.of(new ProfileId(UUID.randomUUID()), new ProfileId(UUID.randomUUID()));

        assertThat(ProfileIds.ofColumn(ProfileIds.toColumn(ids))).isEqualTo(ids);
        assertThat(ProfileIds.toColumn(List.of())).isEmpty();
    }
}
