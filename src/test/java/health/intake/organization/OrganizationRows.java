package health.intake.organization;

import health.intake.id.Reference;
import health.intake.paging.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The store, over rows in memory; counts its queries. */
final class OrganizationRows extends OrganizationStore {

    final List<Organization> rows = new ArrayList<>();
    int asked;
    int written;

    @Override
    void insert(Organization organization) {
        rows.add(organization);
        flush();
    }

    @Override
    void flush() {
        written++;
    }

    @Override
    Optional<Organization> find(Reference reference) {
        asked++;
        return rows.stream()
                .filter(row ->
                        row.id().value().equals(reference.id()) || row.slug().equals(reference.slug()))
                .findFirst();
    }

    @Override
    Optional<Organization> findForChange(Reference reference) {
        return find(reference);
    }

    @Override
    Optional<Organization> findByDomain(String domain) {
        asked++;
        return rows.stream().filter(row -> row.domains().contains(domain)).findFirst();
    }

    @Override
    List<Organization> list(PageRequest page) {
        return rows.stream().limit(page.fetch()).toList();
    }
}
