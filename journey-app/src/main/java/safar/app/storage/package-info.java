/** Where events, keys and views are kept, and how the rest reaches them. */
@NullMarked
package safar.app.storage;

import org.jspecify.annotations.NullMarked;
