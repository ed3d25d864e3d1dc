/** Moves all events with their keys from one installation to another, byte for byte. */
@NullMarked
package safar.app.transfer;

import org.jspecify.annotations.NullMarked;
