@NullMarked
package health.intake.directory;

import org.jspecify.annotations.NullMarked;
