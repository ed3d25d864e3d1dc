package safar.benchmark.retail;

import java.util.Map;

/** What a feed has handed out: different touchpoints, by type too, those sent a second time, and those that happened before one delivered earlier. */
public record Tally(int touchpoints, int repeated, int late, Map<String, Integer> byType) {}
