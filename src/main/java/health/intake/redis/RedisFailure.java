package health.intake.redis;

import health.intake.trouble.Cause;
import java.util.Map;
import org.redisson.client.RedisAuthRequiredException;
import org.redisson.client.RedisClusterDownException;
import org.redisson.client.RedisLoadingException;
import org.redisson.client.RedisNodeNotFoundException;
import org.redisson.client.RedisOutOfMemoryException;
import org.redisson.client.RedisReadonlyException;
import org.redisson.client.RedisResponseTimeoutException;
import org.redisson.client.RedisWrongPasswordException;

/** The cause of a failed command, in one line without a message: Redisson's messages quote the command. */
final class RedisFailure {

    private static final Map<Class<?>, String> BY_TYPE = Map.of(
            RedisWrongPasswordException.class, "wrong user or password",
            RedisAuthRequiredException.class, "it requires a password",
            RedisResponseTimeoutException.class, "no answer in time",
            RedisLoadingException.class, "it is still loading its data",
            RedisOutOfMemoryException.class, "its memory is full",
            RedisReadonlyException.class, "it is read-only",
            RedisClusterDownException.class, "the cluster is down",
            RedisNodeNotFoundException.class, "no node of the cluster has this entry");

    private RedisFailure() {}

    static String cause(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            String words = BY_TYPE.get(t.getClass());
            if (words != null) {
                return words + " (" + t.getClass().getSimpleName() + ")";
            }
        }
        return Cause.of(failure);
    }
}
