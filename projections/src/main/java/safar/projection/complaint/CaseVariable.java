package safar.projection.complaint;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import safar.projection.rule.Vocabulary;

/** The words that rules for deadlines and routing may use of a case and its customer; what is not known is empty. */
@SuppressWarnings("ImmutableEnumChecker") // the functions are lambdas without state
public enum CaseVariable {
    PRODUCT("product", "what it is about", file -> file.matter().product()),
    ISSUE("issue", "what is wrong with it", file -> file.matter().issue()),
    SUB_ISSUE("subIssue", "what exactly", file -> text(file.matter().subIssue())),
    SEVERITY(
            "severity",
            "as classified, such as high",
            file -> text(file.matter().severity())),
    COMPLEXITY("complexity", "as classified", file -> text(file.matter().complexity())),
    IMPACT("impact", "as classified", file -> text(file.matter().impact())),
    DESIRED_REMEDY(
            "desiredRemedy", "what is asked for", file -> text(file.matter().desiredRemedy())),
    LANGUAGE(
            "language",
            "of the complaint, such as fa or en-GB",
            file -> text(file.matter().language())),
    CHANNEL("channel", "by which it came in", CaseFile::channel),
    ANONYMOUS("anonymous", SimpleType.BOOL, "nobody known complained", file -> file.customer() == null),
    ESCALATIONS("escalations", SimpleType.INT, "how often it was escalated", file ->
            (long) file.handling().escalations()),
    REOPENINGS("reopenings", SimpleType.INT, "how often it was reopened", file ->
            (long) file.handling().reopenings()),
    TIER(
            "tier",
            "of the customer when the case was taken up",
            file -> text(file.handling().tier())),
    STAGE(
            "stage",
            "of the customer when the case was taken up",
            file -> text(file.handling().stage())),
    OPEN_COMPLAINTS(
            "openComplaints", SimpleType.INT, "of the customer when the case was taken up, this one included", file ->
                    (long) file.handling().openComplaints());

    static final Vocabulary<CaseFile> VOCABULARY = new Vocabulary<>(
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(CaseVariable::label, CaseVariable::type)),
            CaseVariable::valueOf);

    private final String label;
    private final CelType type;
    private final String meaning;
    private final Function<CaseFile, Object> value;

    CaseVariable(String label, String meaning, Function<CaseFile, Object> value) {
        this(label, SimpleType.STRING, meaning, value);
    }

    CaseVariable(String label, CelType type, String meaning, Function<CaseFile, Object> value) {
        this.label = label;
        this.type = type;
        this.meaning = meaning;
        this.value = value;
    }

    /** The name in an expression. */
    public String label() {
        return label;
    }

    public CelType type() {
        return type;
    }

    public String meaning() {
        return meaning;
    }

    private static Optional<Object> valueOf(String label, CaseFile file) {
        return Optional.ofNullable(ByLabel.ALL.get(label)).map(variable -> variable.value.apply(file));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Apart, because an enum's own constants are not there yet while it is made. */
    private static final class ByLabel {
        private static final Map<String, CaseVariable> ALL =
                Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(CaseVariable::label, v -> v));
    }
}
