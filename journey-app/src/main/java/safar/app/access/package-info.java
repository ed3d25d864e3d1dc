/** Who is asking, and may they: tokens, roles, the table of what each role may do, and signing in to the console. */
@NullMarked
package safar.app.access;

import org.jspecify.annotations.NullMarked;
