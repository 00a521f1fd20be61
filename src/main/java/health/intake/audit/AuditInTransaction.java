package health.intake.audit;

import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import java.util.List;

/**
 * Stands around each method of a session bean that changes something for a request, within its transaction: without the
 * audit entry there is no change.
 */
public class AuditInTransaction {

    @Inject
    CurrentEntry entry;

    @Inject
    AuditStore store;

    @AroundInvoke
    public Object record(InvocationContext invocation) throws Exception {
        Object result = invocation.proceed();
        AuditEntry success = entry.withSuccess(result);
        store.insert(List.of(success));
        entry.written(success);
        return result;
    }
}
