/** Brings touchpoints from files to a running server, a bounded piece at a time. */
@NullMarked
package safar.app.imports;

import org.jspecify.annotations.NullMarked;
