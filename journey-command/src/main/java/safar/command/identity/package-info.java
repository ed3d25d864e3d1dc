/** Decides whether two identifiers belong together when a person says so. */
@NullMarked
package safar.command.identity;

import org.jspecify.annotations.NullMarked;
