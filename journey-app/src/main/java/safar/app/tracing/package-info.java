/** Tells a collector of traces how a request went on, where one is configured: over events to views, announcements and deliveries. */
@NullMarked
package safar.app.tracing;

import org.jspecify.annotations.NullMarked;
