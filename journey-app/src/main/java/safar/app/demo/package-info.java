/** Sample data: invented customers of an invented tea shop and the journeys they make. */
@NullMarked
package safar.app.demo;

import org.jspecify.annotations.NullMarked;
