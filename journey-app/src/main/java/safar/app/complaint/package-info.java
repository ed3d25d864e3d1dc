/** Takes requests about complaint cases, and does by itself what rules and the clock ask for. */
@NullMarked
package safar.app.complaint;

import org.jspecify.annotations.NullMarked;
