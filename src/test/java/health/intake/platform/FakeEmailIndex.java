package health.intake.platform;

import health.intake.email.EmailAddress;
import health.intake.email.EmailIndex;
import health.intake.id.OrganizationId;
import java.util.Optional;

/** An index that only tells how it is. */
final class FakeEmailIndex implements EmailIndex {

    static final long FAILED_WRITES = 8;

    Status status = Status.UP;

    @Override
    public Optional<Entry> find(OrganizationId organizationId, EmailAddress email) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void put(OrganizationId organizationId, EmailAddress email, Entry entry) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void move(OrganizationId organizationId, EmailAddress from, EmailAddress to, Entry entry) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void remove(OrganizationId organizationId, EmailAddress email, Entry entry) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long failedWrites() {
        return FAILED_WRITES;
    }

    @Override
    public Status status() {
        return status;
    }
}
