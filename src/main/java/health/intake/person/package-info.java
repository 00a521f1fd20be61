/**
 * Decides what the facts about a person may be: names, phone numbers, dates, measures, provinces. Which of them a request needs
 * is decided by its record.
 */
@NullMarked
package health.intake.person;

import org.jspecify.annotations.NullMarked;
