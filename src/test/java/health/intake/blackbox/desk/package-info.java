/**
 * Decides whether partners can use the pages: in a real browser, step by step, by keyboard and on a phone. The package {@code
 * http} decides what is served.
 */
package health.intake.blackbox.desk;
