/** Lets marketers subscribe: what is asked for is checked, decided and answered here. */
@NullMarked
package safar.app.webhook;

import org.jspecify.annotations.NullMarked;
