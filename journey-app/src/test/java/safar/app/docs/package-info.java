/** Is what the description promises true? */
@NullMarked
package safar.app.docs;

import org.jspecify.annotations.NullMarked;
