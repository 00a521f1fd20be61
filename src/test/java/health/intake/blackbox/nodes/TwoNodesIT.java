package health.intake.blackbox.nodes;

import health.intake.blackbox.driver.ServerUnderTest;

/** Two nodes on servers of one kind. */
class TwoNodesIT extends AcrossNodes {

    TwoNodesIT() {
        super(ServerUnderTest.kind(), 300);
    }
}
