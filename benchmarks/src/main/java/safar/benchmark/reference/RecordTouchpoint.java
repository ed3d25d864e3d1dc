package safar.benchmark.reference;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Asks a customer's aggregate to take a touchpoint. */
record RecordTouchpoint(@TargetAggregateIdentifier String customer, TouchpointRecorded touchpoint) {}
