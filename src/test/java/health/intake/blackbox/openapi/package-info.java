/** Whether the OpenAPI document is sound, complete and fit for tools, and whether an answer is what it promises. */
@NullMarked
package health.intake.blackbox.openapi;

import org.jspecify.annotations.NullMarked;
