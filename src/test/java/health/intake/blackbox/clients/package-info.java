/** Decides whether the clients that generators make of the OpenAPI document work. They know nothing but the document. */
@NullMarked
package health.intake.blackbox.clients;

import org.jspecify.annotations.NullMarked;
