/** Where Axon Server stores the events and routes commands: appending to it, and the copy that each node reads from. */
@NullMarked
package safar.app.axonserver;

import org.jspecify.annotations.NullMarked;
