package health.intake.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The records of all tasks. */
@ApplicationScoped
public class TaskRecords {

    private final Map<Task, TaskRecord> records = new EnumMap<>(Task.class);

    public TaskRecords() {
        for (Task task : Task.values()) {
            records.put(task, new TaskRecord());
        }
    }

    TaskRecord of(Task task) {
        return Objects.requireNonNull(records.get(task));
    }
}
