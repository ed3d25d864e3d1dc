/** Keeps the views up with the events as they happen and as time goes on. */
@NullMarked
package safar.app.live;

import org.jspecify.annotations.NullMarked;
