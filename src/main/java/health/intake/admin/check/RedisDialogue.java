package health.intake.admin.check;

import health.intake.redis.RedisAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Commands and the first line of each answer, in the protocol of Redis. */
final class RedisDialogue {

    private final Socket socket;
    private final BufferedReader in;

    RedisDialogue(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Signs in, chooses the database and sends a command: the refusal that came first, or an empty text. */
    String firstRefusal(RedisAddress address, List<String> command) throws IOException {
        if (address.password().isPresent()) {
            String password = address.password().get();
            String answer = asked(address.user()
                    .map(user -> List.of("AUTH", user, password))
                    .orElseGet(() -> List.of("AUTH", password)));
            if (isRefusal(answer)) {
                return answer;
            }
        }
        String selected = asked(List.of("SELECT", Integer.toString(address.database())));
        String answer = isRefusal(selected) ? selected : asked(command);
        return isRefusal(answer) ? answer : "";
    }

    /** An answer is a line of text, or the length of what follows. */
    private static boolean isRefusal(String answer) {
        return !answer.startsWith("+") && !answer.startsWith("$");
    }

    private String asked(List<String> words) throws IOException {
        StringBuilder command = new StringBuilder("*" + words.size() + "\r\n");
        for (String word : words) {
            int bytes = word.getBytes(StandardCharsets.UTF_8).length;
            command.append("$").append(bytes).append("\r\n").append(word).append("\r\n");
        }
        socket.getOutputStream().write(command.toString().getBytes(StandardCharsets.UTF_8));
        String line = in.readLine();
        return line == null ? "no answer" : line;
    }
}
