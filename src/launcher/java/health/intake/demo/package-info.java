/** Fills a local installation with people and finds them again: what scripts/demo-data runs. */
@NullMarked
package health.intake.demo;

import org.jspecify.annotations.NullMarked;
