package health.intake.blackbox.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** Clients that read, change and look up the profiles of one group all at once, while something breaks. */
public final class JudgedClients {

    private static final int ADDRESSES = 6;

    private JudgedClients() {}

    /**
     * What they see until this returns.
     *
     * @param apis of each client one, with a key that may create and view
     */
    public static Seen during(Runnable faults, List<Api> apis, Group group) {
        Seen seen = new Seen();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(apis.size());
        List<CompletableFuture<Void>> working = new ArrayList<>();
        for (JudgedClient client : clients(apis, seen, over)) {
            working.add(CompletableFuture.runAsync(() -> client.work(group), threads));
        }
        try {
            faults.run();
        } finally {
            over.set(true);
        }
        working.forEach(CompletableFuture::join);
        threads.shutdown();
        return seen;
    }

    private static List<JudgedClient> clients(List<Api> apis, Seen seen, AtomicBoolean over) {
        CopyOnWriteArrayList<String> profiles = new CopyOnWriteArrayList<>();
        List<String> addresses =
                Stream.generate(() -> Unique.email("shared")).limit(ADDRESSES).toList();
        List<JudgedClient> clients = new ArrayList<>();
        for (Api api : apis) {
            clients.add(new JudgedClient(api, seen, profiles, addresses, new Random(clients.size()), over::get));
        }
        return clients;
    }
}
