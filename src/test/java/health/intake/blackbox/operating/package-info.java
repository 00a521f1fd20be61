/**
 * What operators see and do (contract 6, the pages of src/docs/operating.md): settings, health, metrics, sockets, rights, new secrets,
 * restored backups.
 */
@NullMarked
package health.intake.blackbox.operating;

import org.jspecify.annotations.NullMarked;
