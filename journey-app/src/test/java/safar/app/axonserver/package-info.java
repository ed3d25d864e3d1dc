/** Does what travels to Axon Server and between nodes arrive as it was? */
@NullMarked
package safar.app.axonserver;

import org.jspecify.annotations.NullMarked;
