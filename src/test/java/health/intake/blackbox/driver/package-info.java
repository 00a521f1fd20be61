/**
 * What the black-box tests share: it alone knows HTTP, the servers, the database and Redis, and checks every answer
 * against the contract. It asserts nothing about one feature.
 */
@NullMarked
package health.intake.blackbox.driver;

import org.jspecify.annotations.NullMarked;
