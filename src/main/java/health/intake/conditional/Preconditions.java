package health.intake.conditional;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a request on the version of its resource (RFC 9110 section 13), as they were sent. Conditions on dates
 * are ignored, as the RFC requires for resources without a modification date.
 */
public final class Preconditions {

    public static final Preconditions NONE = new Preconditions(null, null);

    private final EntityTags match;
    private final EntityTags noneMatch;

    private Preconditions(@Nullable List<String> ifMatch, @Nullable List<String> ifNoneMatch) {
        match = EntityTags.of(ifMatch);
        noneMatch = EntityTags.of(ifNoneMatch);
    }

    /**
     * @param ifMatch values of all field lines of {@code If-Match}; null or empty if there was none
     * @param ifNoneMatch likewise of {@code If-None-Match}
     */
    public static Preconditions of(@Nullable List<String> ifMatch, @Nullable List<String> ifNoneMatch) {
        return new Preconditions(ifMatch, ifNoneMatch);
    }

    /** Allows a change of this version, or refuses it with {@code precondition_failed}. */
    public void allowChange(long version) {
        requireMatch(version);
        requireNew();
        if (noneMatch.isMalformed()) {
            throw failed("If-None-Match must hold entity tags in double quotes, as returned in ETag.");
        }
        if (noneMatch.has(VersionTag.of(version))) {
            throw failed("If-None-Match names the current version.");
        }
    }

    /** Allows a change of a resource without an entity tag, or refuses it with {@code precondition_failed}: no tag matches. */
    public void allowChangeOfUntagged() {
        if (match.isPresent() && !match.isAny()) {
            throw failed("If-Match names an entity tag, but the resource has none.");
        }
        requireNew();
    }

    /** Whether a reader has this version already; {@code precondition_failed} if it wants another one. */
    public boolean isNotModified(long version) {
        requireMatch(version);
        return noneMatch.isAny() || noneMatch.has(VersionTag.of(version));
    }

    // strong comparison: a weak tag never matches
    private void requireMatch(long version) {
        if (match.isMalformed()) {
            throw failed("If-Match must hold entity tags in double quotes, as returned in ETag.");
        }
        if (match.isPresent() && !match.isAny() && !match.hasStrong(VersionTag.of(version))) {
            throw failed(
                    match.hasWeak()
                            ? "If-Match holds a weak entity tag (W/), which never matches; send the ETag as returned."
                            : "If-Match does not name the current version; the profile has changed since.");
        }
    }

    private void requireNew() {
        if (noneMatch.isAny()) {
            throw failed("If-None-Match: * allows no change to what exists already.");
        }
    }

    private static ProblemException failed(String detail) {
        return new ProblemException(ProblemType.PRECONDITION_FAILED, detail);
    }
}
