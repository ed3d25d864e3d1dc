/** What the interfaces are, in words for people and for machines. */
@NullMarked
package safar.app.docs;

import org.jspecify.annotations.NullMarked;
