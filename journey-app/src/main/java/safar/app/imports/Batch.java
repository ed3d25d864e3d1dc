package safar.app.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import safar.app.imports.mapping.Mapped;
import safar.app.imports.mapping.MappedFile;
import safar.app.imports.mapping.Outcome;

/** Consecutive pieces of the file that are delivered together and then settled together. */
record Batch(List<Mapped> pieces, List<Outcome.Touchpoint> touchpoints) {

    private static final int MOST_TOUCHPOINTS = 500;
    private static final int MOST_PIECES = 1_000;
    private static final int MOST_CHARACTERS = 1 << 20;

    /** The next pieces of the file, or null at its end; bounded in number and size, whatever the file holds. */
    static @Nullable Batch next(MappedFile file) throws IOException {
        var pieces = new ArrayList<Mapped>();
        var touchpoints = new ArrayList<Outcome.Touchpoint>();
        var characters = 0L;
        while (touchpoints.size() < MOST_TOUCHPOINTS && pieces.size() < MOST_PIECES && characters < MOST_CHARACTERS) {
            var piece = file.next();
            if (piece == null) {
                break;
            }
            pieces.add(piece);
            piece.touchpoints().forEach(touchpoints::add);
            characters += piece.touchpoints()
                    .mapToLong(touchpoint -> touchpoint.json().length())
                    .sum();
        }
        return pieces.isEmpty() ? null : new Batch(pieces, touchpoints);
    }
}
