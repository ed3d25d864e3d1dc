/** Delivers what was announced to everybody who subscribed to it. */
@NullMarked
package safar.query.webhook;

import org.jspecify.annotations.NullMarked;
