/**
 * Decides what there is of profile groups, the parts of an organization, and which of them a reference names. Who may act on
 * one is decided in {@code access}.
 */
@NullMarked
package health.intake.profilegroup;

import org.jspecify.annotations.NullMarked;
