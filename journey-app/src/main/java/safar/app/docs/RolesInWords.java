package safar.app.docs;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import safar.app.access.AccessRules;
import safar.contract.access.Role;

/** Says at each operation which roles may use it, as the table of access has it. */
final class RolesInWords {

    private RolesInWords() {}

    static void addTo(OpenAPI description) {
        description
                .getPaths()
                .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                    var roles = AccessRules.rolesFor(HttpMethod.valueOf(method.name()), path);
                    if (!roles.isEmpty()) {
                        add(operation, roles);
                    }
                }));
    }

    private static void add(Operation operation, Set<Role> roles) {
        var labels = roles.stream().map(Role::label).collect(Collectors.joining(", "));
        var described = Objects.requireNonNullElse(operation.getDescription(), "");
        operation.setDescription("%s\n\nFor tokens with one of the roles %s."
                .formatted(described, labels)
                .strip());
    }
}
