package health.intake.blackbox.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The client in Java, as {@code scripts/clients} makes it: all that it needs comes from Maven. */
class JavaClientIT {

    @Test
    void clientInJavaDoesWhatOperatorsAndPartnersDoFirst() throws Exception {
        Program.run("scripts/clients", "java");

        String told = Program.flow(
                "java",
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "-Dfile.encoding=UTF-8",
                "-cp",
                "target/clients/java/classes:target/clients/lib/*",
                "src/test/clients/Flow.java");

        assertThat(told)
                .isEqualTo(
                        """
                        key: true, active, null
                        who am I: Acme Clinics
                        create: 2, 168, null, true
                        look up: 1
                        patch: null, 66.5, 168, maria@example.com
                        no change: ProfileChange cannot have this field, or not null: first_name
                        patient: A123456789, null, other, {source=portal}
                        patch: null, {}, +4930123456789
                        pages: [Zoë, Maria]
                        refused: 400, validation_failed, false, first_name must not be empty or white space only. (1 more)
                        violations: [first_name too_short, height out_of_range]
                        request id: true
                        limited: 429, rate_limited, true
                        revoke: revoked
                        """);
    }
}
