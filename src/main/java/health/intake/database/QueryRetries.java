package health.intake.database;

import jakarta.ejb.Stateless;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * EclipseLink sleeps 5 s before it repeats a query that lost its connection, three times, and pings the database after every
 * error. Clients must get their 503 at once instead. There is no property for this, and vendor packages may not be imported,
 * so the methods are called by name; other providers are left as they are.
 */
@Stateless
@Interceptors(DatabaseFaults.class)
public class QueryRetries {

    private static final Logger LOG = System.getLogger("health.intake");

    @PersistenceContext
    EntityManager entities;

    public void turnOff() {
        try {
            Object session = call(entities.getDelegate(), "getServerSession");
            Object login = call(session, "getLogin");
            login.getClass().getMethod("setQueryRetryAttemptCount", int.class).invoke(login, 0);
            login.getClass()
                    .getMethod("setConnectionHealthValidatedOnError", boolean.class)
                    .invoke(login, false);
        } catch (ReflectiveOperationException e) {
            LOG.log(Level.WARNING, "Queries may be retried for a long time while the database is unavailable");
        }
    }

    private static Object call(Object target, String method) throws ReflectiveOperationException {
        return target.getClass().getMethod(method).invoke(target);
    }
}
