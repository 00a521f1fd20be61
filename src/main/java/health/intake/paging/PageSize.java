package health.intake.paging;

/**
 * How many items a page may have.
 *
 * @param otherwise for requests without {@code limit}
 */
public record PageSize(int max, int otherwise) {

    static final PageSize STANDARD = new PageSize(500, 100);
}
