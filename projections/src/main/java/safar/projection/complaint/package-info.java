/** Complaint cases: what is known of each, by when what has to be done, and how they went together. */
@NullMarked
package safar.projection.complaint;

import org.jspecify.annotations.NullMarked;
