/**
 * Decides which pages and documents the service has for people and tools: the OpenAPI document and the console. What they say
 * of single operations and problems comes from where those are decided.
 */
@NullMarked
package health.intake.documents;

import org.jspecify.annotations.NullMarked;
