/** The log of all events of cases, worked out once and kept beside the events. */
@NullMarked
package safar.projection.evidence.index;

import org.jspecify.annotations.NullMarked;
