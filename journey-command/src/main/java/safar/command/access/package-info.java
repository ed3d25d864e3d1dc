/** Decides whether a token is issued or revoked. */
@NullMarked
package safar.command.access;

import org.jspecify.annotations.NullMarked;
