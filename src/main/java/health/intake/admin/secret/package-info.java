/**
 * Decides how an operator makes and replaces secrets: the pepper, the secret, the keys of fields, the first ADMIN key. It needs no
 * server and no database.
 */
@NullMarked
package health.intake.admin.secret;

import org.jspecify.annotations.NullMarked;
