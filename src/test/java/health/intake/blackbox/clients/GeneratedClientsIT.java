package health.intake.blackbox.clients;

import static health.intake.blackbox.clients.Program.assumeInstalled;
import static health.intake.blackbox.clients.Program.flow;
import static health.intake.blackbox.clients.Program.run;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients as {@code scripts/clients} makes them, each driven by a program in src/test/clients. {@link JavaClientIT} is one more. */
@Tag("long")
class GeneratedClientsIT {

    @Test
    void clientInPythonDoesWhatOperatorsAndPartnersDoFirst() throws Exception {
        assumeInstalled("python3", "-c", "import pydantic, urllib3, dateutil, typing_extensions");
        run("scripts/clients", "python");

        assertThat(flow("python3", "src/test/clients/flow.py"))
                .isEqualTo(
                        """
                        key: True, active, None
                        who am I: Acme Clinics
                        create: 2, 168, None, True
                        look up: 1
                        patch: None, 66.5, 168, maria@example.com
                        no change: ProfileChange cannot have this field, or not None: first_name
                        patient: A123456789, None, other, {'source': 'portal'}
                        patch: None, {}, +4930123456789
                        pages: ['Zoë', 'Maria']
                        refused: 400, validation_failed, False, first_name must not be empty or white space only. (1 more)
                        violations: ['first_name too_short', 'height out_of_range']
                        request id: True
                        limited: 429, rate_limited, True
                        revoke: revoked
                        """);
    }

    @Test
    void clientInTypeScriptDoesWhatOperatorsAndPartnersDoFirst() throws Exception {
        assumeInstalled("node", "-e", "fetch");
        assumeInstalled("npm", "--version");
        run("scripts/clients", "typescript");

        assertThat(flow("node", "src/test/clients/flow.js"))
                .isEqualTo(
                        """
                        key: true, active, null
                        who am I: Acme Clinics
                        create: 2, 168, null, true
                        look up: 1
                        patch: null, 66.5, 168, maria@example.com
                        no change: The change cannot have this field, or not undefined: phone
                        patient: A123456789, null, other, {"source":"portal"}
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
