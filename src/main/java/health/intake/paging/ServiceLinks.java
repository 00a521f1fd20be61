package health.intake.paging;

/** Links from the service to its documents (RFC 8631). */
public final class ServiceLinks {

    public static final String DOCUMENT = "/api/openapi.json";
    public static final String PAGES = "/api/docs/";

    /** The value of the header {@code Link}. */
    public static final String HEADER = "<" + DOCUMENT + ">; rel=\"service-desc\"; type=\"application/json\", <" + PAGES
            + ">; rel=\"service-doc\"; type=\"text/html\"";

    private ServiceLinks() {}
}
