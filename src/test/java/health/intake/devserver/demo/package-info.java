/** Fills a local installation with people and finds them again: what scripts/demo-data runs. */
@NullMarked
package health.intake.devserver.demo;

import org.jspecify.annotations.NullMarked;
