/** The console in a real browser. */
@NullMarked
package safar.app.console;

import org.jspecify.annotations.NullMarked;
