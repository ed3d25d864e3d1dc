/** Copies of the embedded store, made while it is used, checked, and brought back. */
@NullMarked
package safar.app.backup;

import org.jspecify.annotations.NullMarked;
