/** Long work, with its progress. */
@NullMarked
package safar.query.job;

import org.jspecify.annotations.NullMarked;
