package health.intake.erasure;

import health.intake.access.PublicEndpoint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The keys that verify receipts over HTTP, for anybody. */
@Path(".well-known/jwks.json")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class JwksResource {

    @Inject
    ReceiptKeys keys;

    @GET
    @PublicEndpoint("getReceiptKeys")
    public JwkSetResponse keys() {
        return keys.published();
    }
}
