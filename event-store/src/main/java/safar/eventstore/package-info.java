/** An Axon event storage engine on RocksDB, for one process and one folder. */
@NullMarked
package safar.eventstore;

import org.jspecify.annotations.NullMarked;
