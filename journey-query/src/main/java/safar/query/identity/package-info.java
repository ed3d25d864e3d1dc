/** Tells what linking or unlinking two identifiers would change. */
@NullMarked
package safar.query.identity;

import org.jspecify.annotations.NullMarked;
