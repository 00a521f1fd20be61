package health.intake.bench;

import java.util.Set;

/**
 * A service under load, which holds the people user1@bench.example to user&lt;rows&gt;@bench.example.
 *
 * @param pid of its server
 * @param operations that it has
 */
record Target(String name, long pid, Set<Operation> operations, Load load) {

    Target named(String other) {
        return new Target(other, pid, operations, load);
    }

    @Override
    public String toString() {
        return name;
    }
}
