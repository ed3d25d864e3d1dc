/** Answers questions about journeys. */
@NullMarked
package safar.query;

import org.jspecify.annotations.NullMarked;
