/**
 * Decides which pages and documents the service has for people and tools: the OpenAPI document, the console, and pages
 * about problems and deprecations. Which problems there are is decided in their catalogue.
 */
@NullMarked
package health.intake.documents;

import org.jspecify.annotations.NullMarked;
