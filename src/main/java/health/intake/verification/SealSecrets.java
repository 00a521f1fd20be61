package health.intake.verification;

import health.intake.seal.Seal;
import health.intake.seal.SealChain;
import health.intake.time.InstantColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks under which secrets the seals were made. */
final class SealSecrets {

    private record Use(long seals, Seal newest) {}

    private final SealChain chain;
    private final Findings findings;
    private final Map<String, Use> uses = new LinkedHashMap<>();

    SealSecrets(SealChain chain, Findings findings) {
        this.chain = chain;
        this.findings = findings;
    }

    /** Counts a seal; false if its secret is not given, so that it cannot be verified. */
    boolean isGiven(Seal seal) {
        boolean isGiven = chain.hasSecretOf(seal);
        if (!seal.isOfFirstForm()) {
            Use before = uses.put(seal.secret(), new Use(count(seal) + 1, seal));
            if (!isGiven && before == null) {
                findings.add(
                        ("The secret %s is missing; seals from %d on name it: put it into INTAKE_SECRET_OTHER. They were"
                                        + " not checked; if there was no such secret, they are forged")
                                .formatted(seal.secret(), seal.number()));
            }
        }
        return isGiven;
    }

    /** Anyone with an earlier secret can make seals under it: the newest seal must not be one of them. */
    void conclude(Seal newest) {
        boolean isOfAnother = !newest.isOfFirstForm() && !newest.secret().equals(chain.currentSecret());
        if (isOfAnother && chain.hasSecretOf(newest)) {
            findings.add(
                    ("The newest seal, %d, is under the secret %s and not under INTAKE_SECRET: seals may have been removed and"
                                    + " made again; if no node has sealed under INTAKE_SECRET yet, verify when one has")
                            .formatted(newest.number(), newest.secret()));
        }
    }

    private long count(Seal seal) {
        Use use = uses.get(seal.secret());
        return use == null ? 0 : use.seals();
    }

    /** The facts in lines; none if all seals are under the only given secret. */
    List<String> facts() {
        List<String> facts = new ArrayList<>();
        if (uses.keySet().stream().anyMatch(name -> !name.equals(chain.currentSecret()))) {
            uses.forEach((name, use) -> facts.add("Under %s, %s: %d seals, the newest is %d, of %s."
                    .formatted(
                            name.equals(chain.currentSecret()) ? "INTAKE_SECRET" : "another secret",
                            name,
                            use.seals(),
                            use.newest().number(),
                            InstantColumn.instant(use.newest().at()))));
        }
        return facts;
    }
}
