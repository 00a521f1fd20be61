package health.intake.client;

/** An {@link ApiException} where only unchecked exceptions may be thrown. */
public final class UncheckedApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UncheckedApiException(ApiException cause) {
        super(cause.getMessage(), cause);
    }

    @Override
    public synchronized ApiException getCause() {
        return (ApiException) super.getCause();
    }
}
