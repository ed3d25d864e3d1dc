/** The web console: pages that people look at, made of the same answers that programs get. */
@NullMarked
package safar.query.console;

import org.jspecify.annotations.NullMarked;
