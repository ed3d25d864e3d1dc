package safar.app.node;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The roles of this node, all unless some are chosen. */
public record NodeRoles(Set<NodeRole> all) {

    public NodeRoles {
        all = Set.copyOf(all);
    }

    /** Reads names between commas. */
    static NodeRoles of(String names) {
        var chosen = EnumSet.noneOf(NodeRole.class);
        for (var name : names.split(",", -1)) {
            chosen.add(Arrays.stream(NodeRole.values())
                    .filter(role -> role.label().equals(name.strip().toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "safar.roles: expected some of command, projections and query, found '%s'"
                                    .formatted(names))));
        }
        return new NodeRoles(chosen);
    }

    public boolean has(NodeRole role) {
        return all.contains(role);
    }

    boolean areAll() {
        return all.size() == NodeRole.values().length;
    }

    List<String> labels() {
        return all.stream().sorted().map(NodeRole::label).toList();
    }
}
