/**
 * What the black-box tests share: it speaks HTTP, SQL and the protocol of Redis, starts and stops servers, and checks every
 * answer against the contract. It asserts nothing about one feature.
 */
@NullMarked
package health.intake.blackbox.driver;

import org.jspecify.annotations.NullMarked;
