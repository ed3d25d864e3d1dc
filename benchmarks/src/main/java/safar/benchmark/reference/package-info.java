/** What Safar is measured against: stock Axon, its own event store alone, and what disk and processor could do at most. */
@NullMarked
package safar.benchmark.reference;

import org.jspecify.annotations.NullMarked;
