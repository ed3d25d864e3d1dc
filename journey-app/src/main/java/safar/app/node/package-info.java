/** What a node does of all that the program can do: the roles it has. */
@NullMarked
package safar.app.node;

import org.jspecify.annotations.NullMarked;
