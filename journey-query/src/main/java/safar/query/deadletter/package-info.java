/** What views could not take in, to be looked at and tried again. */
@NullMarked
package safar.query.deadletter;

import org.jspecify.annotations.NullMarked;
