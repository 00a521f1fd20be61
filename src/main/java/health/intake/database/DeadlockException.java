package health.intake.database;

import jakarta.ejb.ApplicationException;

/** The database rolled back a transaction to let another one through. */
@ApplicationException(rollback = true)
public class DeadlockException extends RuntimeException {}
