package health.intake.undertow;

import io.undertow.server.HandlerWrapper;
import io.undertow.server.HttpHandler;
import java.lang.reflect.Field;
import java.util.function.Supplier;
import org.jboss.as.server.CurrentServiceContainer;
import org.jboss.msc.Service;
import org.jboss.msc.service.ServiceBuilder;
import org.jboss.msc.service.ServiceContainer;
import org.jboss.msc.service.ServiceName;
import org.jboss.msc.service.StartContext;
import org.jboss.msc.service.StartException;
import org.jboss.msc.service.StopContext;
import org.wildfly.extension.undertow.HttpListenerService;
import org.xnio.ChannelListeners;
import org.xnio.StreamConnection;
import org.xnio.channels.AcceptingChannel;

/**
 * Makes WildFly's HTTP listener parse strictly, from the first byte of each connection, which no handler sees. If that
 * fails, each connection ends after its first answer, so that no bytes can be taken for a second request.
 */
public final class StrictReading implements HandlerWrapper {

    private static final ServiceName LISTENER = ServiceName.parse("org.wildfly.undertow.listener.default");
    private static final ServiceName NAME = ServiceName.of("intake", "strict-reading");

    private static volatile boolean strict;

    @Override
    public HttpHandler wrap(HttpHandler next) {
        begin();
        return exchange -> {
            if (!strict) {
                exchange.setPersistent(false);
            }
            next.handleRequest(exchange);
        };
    }

    /** Once for all hosts; repeated when a listener restarts. */
    private static synchronized void begin() {
        ServiceContainer services = CurrentServiceContainer.getServiceContainer();
        if (services.getService(NAME) == null) {
            ServiceBuilder<?> builder = services.addService(NAME);
            Supplier<HttpListenerService> listener = builder.requires(LISTENER);
            builder.setInstance(new WhileListening(listener)).install();
        }
    }

    private record WhileListening(Supplier<HttpListenerService> listener) implements Service {

        @Override
        public void start(StartContext context) throws StartException {
            try {
                HttpListenerService http = listener.get();
                server(http).getAcceptSetter().set(ChannelListeners.openListenerAdapter(connection -> {
                    StrictSource.putInto(connection);
                    http.getOpenListener().handleEvent(connection);
                }));
                strict = true;
            } catch (ReflectiveOperationException e) {
                throw new StartException(e);
            }
        }

        @SuppressWarnings("unchecked")
        private static AcceptingChannel<StreamConnection> server(HttpListenerService listener)
                throws ReflectiveOperationException {
            Field server = HttpListenerService.class.getDeclaredField("server");
            server.setAccessible(true);
            return (AcceptingChannel<StreamConnection>) server.get(listener);
        }

        @Override
        public void stop(StopContext context) {
            strict = false;
        }
    }
}
