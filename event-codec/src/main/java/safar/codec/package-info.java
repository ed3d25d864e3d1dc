/** The stored form of events: names, revisions, and personal data under keys of their own. */
@NullMarked
package safar.codec;

import org.jspecify.annotations.NullMarked;
