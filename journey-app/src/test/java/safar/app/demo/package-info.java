/** What the sample data promises to those who load it. */
@NullMarked
package safar.app.demo;

import org.jspecify.annotations.NullMarked;
