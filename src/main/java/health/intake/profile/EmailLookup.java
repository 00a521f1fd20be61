package health.intake.profile;

import static health.intake.id.ProfileId.NOBODY;

import health.intake.access.AccessContext;
import health.intake.email.EmailAddress;
import health.intake.email.EmailIndex;
import health.intake.id.ProfileId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** Finds a profile by e-mail: through the index if the row agrees with it, else by the unique key. */
@Dependent
class EmailLookup {

    @Inject
    EmailIndex index;

    @Inject
    ProfileStore store;

    Optional<Profile> find(AccessContext context, EmailAddress email) {
        Optional<EmailIndex.Entry> hint = index.find(context.organizationId(), email);
        if (hint.isPresent() || context.groups() != null) {
            // without a hint, a key with some groups asks for an id that nobody has: "outside its groups" and "nobody"
            // must cost the same work
            ProfileId id = hint.map(EmailIndex.Entry::profileId).orElse(NOBODY);
            Optional<Profile> profile = store.findByIdAndEmail(context, id, email);
            if (profile.isPresent()) {
                return profile;
            }
        }
        Optional<Profile> profile = store.findByEmail(context, email);
        if (profile.isEmpty() && context.groups() == null) {
            // a hint to nobody goes, so that the next look-up of the address works as for one that nobody has
            hint.ifPresent(misleading -> index.remove(context.organizationId(), email, misleading));
        }
        profile.map(found -> new EmailIndex.Entry(found.id(), found.version()))
                .ifPresent(entry -> index.put(context.organizationId(), email, entry));
        return profile;
    }
}
