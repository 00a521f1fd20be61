/** Believable people for a local installation: what scripts/demo-data puts in. */
@NullMarked
package health.intake.devserver.demo;

import org.jspecify.annotations.NullMarked;
