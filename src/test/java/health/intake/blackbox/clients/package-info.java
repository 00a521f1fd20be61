/**
 * Decides whether programs that are made of the OpenAPI document, or read it, work with the service: clients, a collection for
 * Postman, a validating proxy. They know nothing but the document.
 */
@NullMarked
package health.intake.blackbox.clients;

import org.jspecify.annotations.NullMarked;
