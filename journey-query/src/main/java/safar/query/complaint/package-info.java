/** Complaint cases: lists, single ones with their deadlines, and what happened in them. */
@NullMarked
package safar.query.complaint;

import org.jspecify.annotations.NullMarked;
