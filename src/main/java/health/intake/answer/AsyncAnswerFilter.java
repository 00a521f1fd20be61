package health.intake.answer;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Sends large answers asynchronously, so that slow readers hold no threads. */
@WebFilter(urlPatterns = "/*", dispatcherTypes = DispatcherType.REQUEST, asyncSupported = true)
public class AsyncAnswerFilter extends HttpFilter {

    /** The attribute that a server sets if it does this itself for all answers. */
    private static final String DONE_BY_THE_SERVER = "health.intake.unhurried";

    private final Outstanding outstanding = new Outstanding(Runtime.getRuntime().maxMemory() / 8);
    private final Turns turns = new Turns();

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(DONE_BY_THE_SERVER) != null) {
            chain.doFilter(request, response);
            return;
        }
        BufferedAnswer answer = new BufferedAnswer(response);
        if (turns.take(request, chain, answer)) {
            send(answer.body(), request, response);
        } else {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private void send(byte[] body, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (body.length <= Outstanding.SMALL) {
            write(body, response);
        } else if (outstanding.add(body.length)) {
            response.setContentLength(body.length);
            new AsyncBodyWriter(request.startAsync(), response.getOutputStream(), body)
                    .start(() -> outstanding.remove(body.length));
        } else {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private static void write(byte[] body, HttpServletResponse response) {
        if (body.length > 0) {
            try {
                response.getOutputStream().write(body);
            } catch (IOException hungUp) {
                // a client that hung up reads no answer; the server would log a stack trace for each
            }
        }
    }
}
