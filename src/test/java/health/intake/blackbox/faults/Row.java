package health.intake.blackbox.faults;

import health.intake.blackbox.driver.FaultLine;

/** One row of the table of faults: breaks something so many times, and judges what clients and the database tell. */
interface Row {

    /** @param line takes the figures, and what did not hold */
    void fill(FaultLine line);
}
