package health.intake.admin.check;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What was looked at, and what of it is wrong. */
final class Report {

    private final List<String> checked = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    void checked(String what) {
        checked.add(what);
    }

    void found(Finding finding) {
        findings.add(finding);
    }

    void found(List<Finding> several) {
        findings.addAll(several);
    }

    boolean isClean() {
        return findings.isEmpty();
    }

    void print(PrintStream out) {
        findings.forEach(finding -> out.println(finding.lines()));
        out.println("Checked: " + String.join(", ", checked));
        out.println(isClean() ? "Nothing is wrong." : "Wrong: " + findings.size());
    }
}
