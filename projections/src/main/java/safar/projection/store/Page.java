package safar.projection.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Part of a list, and the cursor that continues it; null at the end. */
public record Page(List<Document> documents, @Nullable String next) {}
