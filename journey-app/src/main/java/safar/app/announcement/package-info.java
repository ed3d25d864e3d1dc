/** Announces what follows of customers, beside the views and never inside their batches. */
@NullMarked
package safar.app.announcement;

import org.jspecify.annotations.NullMarked;
