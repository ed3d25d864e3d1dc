package safar.projection.lifecycle;

/** What is wrong with an expression, and where in it; line and column count from 1. */
public record Fault(String detail, int line, int column) {}
