package health.intake.blackbox.driver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;

/** A request written byte by byte to a socket, for bytes that no HTTP client would send. */
public final class Wire {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String requestLine;
    private final StringBuilder headers = new StringBuilder();
    private byte[] body = {};
    private String localAddress = "127.0.0.1";

    private Wire(String requestLine) {
        this.requestLine = requestLine;
    }

    public static Wire request(String method, String target) {
        URI base = URI.create(Installation.shared().baseUrl());
        return request(method, target, base.getAuthority());
    }

    /** @param host the host in the request; it goes to the server under test in any case */
    public static Wire request(String method, String target, String host) {
        return new Wire(method + " " + target + " HTTP/1.1")
                .header("Host", host)
                .header("Connection", "close");
    }

    /** Nothing but this line and the headers that are then added. */
    public static Wire line(String requestLine) {
        return new Wire(requestLine);
    }

    /** Sends from this address of the machine; {@link ServerUnderTest#PROXY} is that of a proxy. */
    public Wire from(String address) {
        localAddress = address;
        return this;
    }

    public Wire header(String name, String value) {
        headers.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    Wire json(byte[] bytes) {
        body = bytes;
        return header("Content-Type", "application/json").header("Content-Length", String.valueOf(bytes.length));
    }

    public Wire json(String text) {
        return json(text.getBytes(UTF_8));
    }

    /** Adds bytes after the headers; no header describes them. */
    public Wire body(String bytes) {
        body = bytes.getBytes(ISO_8859_1);
        return this;
    }

    /** Sends; the answer must have the form of every answer. */
    public Answer send() {
        Answer answer = exchange();
        AnswerRules.check(answer, null);
        return answer;
    }

    /** Sends; the answer may come from the HTTP layer and must only not name a product. */
    public Answer sendToHttpLayer() {
        Answer answer = exchange();
        AnswerRules.checkSilence(answer);
        return answer;
    }

    /** Everything that came back, possibly nothing. */
    public WireOutcome outcome() {
        return new WireOutcome(requestLine, new String(transmit(), ISO_8859_1));
    }

    private Answer exchange() {
        String[] line = requestLine.split(" ");
        byte[] received = transmit();
        if (received.length == 0) {
            throw new AssertionError("no answer to " + requestLine.substring(0, Math.min(80, requestLine.length())));
        }
        return WireAnswer.parse(line[0], line.length > 1 ? line[1] : "", received);
    }

    private byte[] transmit() {
        try (Socket socket = ServiceSocket.from(InetAddress.getByName(localAddress), PATIENCE)) {
            write(socket);
            return ServiceSocket.answer(socket);
        } catch (IOException e) {
            throw new AssertionError("cannot exchange " + requestLine, e);
        }
    }

    private void write(Socket socket) {
        try {
            var out = socket.getOutputStream();
            out.write((requestLine + "\r\n" + headers + "\r\n").getBytes(ISO_8859_1));
            out.write(body);
            out.flush();
        } catch (IOException e) {
            // a server may answer and close before it has read everything; its answer can still be read
        }
    }

    /** UTF-8 bytes as characters; this class writes each as one byte. */
    public static String bytes(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }
}
