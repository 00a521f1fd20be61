package health.intake.seal;

/**
 * Says that the trail begins after a seal, as the service removed that seal and everything before it.
 *
 * @param seal the last removed one
 * @param removed the number of entries that were removed in all
 * @param removedAt the time of the last removal in microseconds since 1970
 * @param secret the name of the secret of its MAC
 * @param mac 64 hexadecimal digits
 */
public record Checkpoint(Seal seal, long removed, long removedAt, String secret, String mac) {

    Checkpoint with(String newSecret, String newMac) {
        return new Checkpoint(seal, removed, removedAt, newSecret, newMac);
    }
}
