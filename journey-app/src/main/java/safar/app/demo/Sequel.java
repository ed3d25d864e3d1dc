package safar.app.demo;

import java.time.Instant;

/** How a journey goes on, and when. */
record Sequel(Instant at, Story story) {}
