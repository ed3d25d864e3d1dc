/** The command line. */
@NullMarked
package safar.app.cli;

import org.jspecify.annotations.NullMarked;
