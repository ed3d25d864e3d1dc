/**
 * A stand-in for Axon Server: its wire protocol, as the interface definitions of its client library tell it, over events in memory. It serves where no
 * Axon Server can be had; the same tests run against a real one that is named to them. It does what this program asks for and nothing else: it stores
 * and streams events, and brings commands to those who handle them. Contexts, tokens, snapshots and queries are not there.
 */
@NullMarked
package safar.app.eventserver;

import org.jspecify.annotations.NullMarked;
