package health.intake.blackbox.nodes;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.intake.blackbox.driver.ServerUnderTest;
import health.intake.launcher.ServerKind;
import org.junit.jupiter.api.Tag;

/** Two nodes, one on WildFly and one on Payara. */
@Tag("long")
class MixedNodesIT extends AcrossNodes {

    MixedNodesIT() {
        super(other(), 5_000);
    }

    private static ServerKind other() {
        ServerKind other = ServerUnderTest.kind().isPayara() ? ServerKind.WILDFLY : ServerKind.PAYARA;
        assumeTrue(other.isUnpacked(), "the build has not unpacked " + other);
        return other;
    }
}
