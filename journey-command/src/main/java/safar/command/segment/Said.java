package safar.command.segment;

import tools.jackson.databind.node.ObjectNode;

/** What a message says, as the {@code type} and {@code data} of a touchpoint. */
record Said(String type, ObjectNode data) {}
