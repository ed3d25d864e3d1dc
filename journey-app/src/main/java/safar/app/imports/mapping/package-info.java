/** Says what the lines of a file become: touchpoints, or nothing for a reason. */
@NullMarked
package safar.app.imports.mapping;

import org.jspecify.annotations.NullMarked;
