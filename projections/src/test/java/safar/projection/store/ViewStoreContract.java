package safar.projection.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Everything that a view store promises, tried on one adapter. */
abstract class ViewStoreContract implements ChangesContract, FindContract, OverviewContract, DefinitionContract {
    private final List<ViewStore> opened = new ArrayList<>();
    private @Nullable ViewStore store;

    /** Opens the data that belong to the running test. */
    abstract ViewStore open() throws Exception;

    @BeforeEach
    void define() {
        store = another();
    }

    @AfterEach
    void close() {
        opened.forEach(ViewStore::close);
    }

    @Override
    public ViewStore store() {
        return Objects.requireNonNull(store);
    }

    @Override
    public ViewStore another() {
        try {
            ViewStore another = open();
            opened.add(another);
            another.define(SPEC);
            return another;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
