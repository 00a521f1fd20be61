@NullMarked
package health.intake.apikey;

import org.jspecify.annotations.NullMarked;
