/** Are the views kept up, and can it be seen how far they are? */
@NullMarked
package safar.app.live;

import org.jspecify.annotations.NullMarked;
