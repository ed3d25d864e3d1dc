/** What the hot pure parts cost by themselves, measured with JMH. */
@NullMarked
package safar.benchmark.micro;

import org.jspecify.annotations.NullMarked;
