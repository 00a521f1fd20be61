package health.intake.trail;

import health.intake.audit.Origin;
import health.intake.paging.Filters;
import health.intake.problem.Rules;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The filters of the requests of a key. */
public class RequestsQuery {

    @QueryParam("status")
    @Nullable
    String status;

    @QueryParam("from")
    @Nullable
    String from;

    @QueryParam("to")
    @Nullable
    String to;

    @QueryParam("request_id")
    @Nullable
    String requestId;

    RequestsFilter filter() {
        return new RequestsFilter(
                Filters.read("status", status, Statuses::parse, Rules.STATUS),
                Filters.instant("from", from),
                Filters.instant("to", to),
                Filters.read(
                        "request_id",
                        requestId,
                        text -> Optional.of(text).filter(Origin::isRequestId),
                        Rules.REQUEST_ID));
    }
}
