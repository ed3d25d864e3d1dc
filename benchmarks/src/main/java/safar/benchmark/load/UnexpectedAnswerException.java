package safar.benchmark.load;

/** A server answered something else than was asked for. */
public final class UnexpectedAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    UnexpectedAnswerException(String request, Answer answer) {
        super("%s answered %d: %s".formatted(request, answer.status(), answer.shown()));
        this.status = answer.status();
    }

    /** Whether the server does not know what was asked of it. */
    public boolean isUnknown() {
        return status == 404 || status == 405;
    }

    /** Goes on only when the server did not know what was asked of it. */
    public void refuseUnlessUnknown() {
        if (!isUnknown()) {
            throw this;
        }
    }
}
