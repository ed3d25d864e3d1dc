/** Is everything announced, once and in order? */
@NullMarked
package safar.app.announcement;

import org.jspecify.annotations.NullMarked;
