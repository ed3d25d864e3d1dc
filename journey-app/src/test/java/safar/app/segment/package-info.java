/** Do the libraries that customers use deliver as they are? */
@NullMarked
package safar.app.segment;

import org.jspecify.annotations.NullMarked;
