/** What the views are at. */
@NullMarked
package safar.query.view;

import org.jspecify.annotations.NullMarked;
