package health.intake.platform;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Counts requests while the service works on them; a node that stops keeps no connection for a further one. */
@WebFilter(urlPatterns = "/*", dispatcherTypes = DispatcherType.REQUEST, asyncSupported = true)
public class TrafficFilter extends HttpFilter {

    @Inject
    transient Traffic traffic;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        traffic.begin();
        try {
            if (traffic.isStopping()) {
                response.setHeader("Connection", "close");
            }
            chain.doFilter(request, response);
        } finally {
            traffic.end();
        }
    }
}
