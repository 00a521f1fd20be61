package health.intake.client;

import java.util.List;

/**
 * Reads one page of a list, such as {@code cursor -> profiles.listProfilesWithHttpInfo(null, null, null, null, 100, null, cursor)}.
 *
 * @param <T> what the list is of
 */
@FunctionalInterface
public interface Page<T> {

    /** @param cursor null for the first page */
    ApiResponse<List<T>> read(String cursor) throws ApiException;
}
