package safar.projection.store;

import com.mongodb.MongoException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Which view store to use: MongoDB where a connection string is configured, otherwise SQLite in a folder. */
public final class ViewStores {
    private ViewStores() {}

    /** Opens the store; {@code folder} is left alone when {@code mongoUri} is given. */
    public static ViewStore open(Path folder, @Nullable String mongoUri) {
        return mongoUri == null || mongoUri.isBlank() ? SqliteViewStore.open(folder) : MongoViewStore.open(mongoUri);
    }

    /** Whether a failure is that of the store, or of others who wrote to it, so that the same may succeed later. */
    public static boolean isFault(RuntimeException failure) {
        return failure instanceof ViewStoreException
                || failure instanceof StaleDocumentException
                || failure instanceof MongoException;
    }
}
