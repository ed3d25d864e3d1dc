/** Where views are kept: one narrow port, on SQLite when embedded and on MongoDB in a company. */
@NullMarked
package safar.projection.store;

import org.jspecify.annotations.NullMarked;
