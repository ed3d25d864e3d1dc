package safar.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules that no compiler keeps: who may know whom, and what must stay pure. */
class ArchitectureTest {

    private static final JavaClasses SAFAR = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("safar");

    private static final String[] PURE = {
        "safar.contract..",
        "safar.command.access..",
        "safar.command.complaint..",
        "safar.command.lifecycle..",
        "safar.command.subscription..",
        "safar.projection.access..",
        "safar.projection.complaint..",
        "safar.projection.customer..",
        "safar.projection.evidence",
        "safar.projection.feed..",
        "safar.projection.feedback..",
        "safar.projection.identity..",
        "safar.projection.journey..",
        "safar.projection.lifecycle..",
        "safar.projection.loyalty..",
        "safar.projection.policy..",
        "safar.projection.subscription..",
        "safar.projection.rule..",
        "safar.projection.view.."
    };

    @ParameterizedTest
    @ValueSource(strings = {"contract", "codec", "eventstore", "command", "projection", "query", "app"})
    void every_part_is_looked_at(String part) {
        assertThat(SAFAR).anyMatch(type -> type.getPackageName().startsWith("safar." + part));
    }

    @Test
    void the_contract_sees_the_platform_and_annotations_alone() {
        holds(classes()
                .that()
                .resideInAPackage("safar.contract..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "safar.contract..",
                        "java..",
                        "javax.crypto..",
                        "org.jspecify.annotations..",
                        "com.fasterxml.jackson.annotation.."));
    }

    @Test
    void what_decides_sees_the_contract_and_nothing_that_remembers_answers_or_stores() {
        sees("safar.command..", "safar.contract..");
    }

    @Test
    void what_remembers_sees_the_contract_and_nothing_that_decides_answers_or_stores() {
        sees("safar.projection..", "safar.contract..");
    }

    @Test
    void what_answers_sees_the_contract_and_what_remembers() {
        sees("safar.query..", "safar.contract..", "safar.projection..");
    }

    @Test
    void what_stores_sees_the_contract_at_most() {
        sees("safar.codec..", "safar.contract..");
        sees("safar.eventstore..");
    }

    @Test
    void the_parts_of_the_program_form_no_circle() {
        holds(slices().matching("safar.(*)..").should().beFreeOfCycles());
    }

    @Test
    void time_and_chance_come_in_from_outside() {
        holds(noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should(callMethodWhere(calls(Instant.class, "now")
                        .or(calls(UUID.class, "randomUUID"))
                        .or(calls(System.class, "currentTimeMillis", "nanoTime"))
                        .or(calls(Clock.class, "systemUTC", "systemDefaultZone", "system")))));
    }

    @Test
    void what_must_be_pure_neither_logs_nor_reads_nor_writes() {
        holds(noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.slf4j..",
                        "java.util.logging..",
                        "java.nio.file..",
                        "java.nio.channels..",
                        "java.net..",
                        "java.sql..")));
    }

    @Test
    void nothing_is_injected_behind_the_back_of_a_constructor() {
        holds(NO_CLASSES_SHOULD_USE_FIELD_INJECTION);
    }

    @Test
    void nothing_static_changes() {
        assertThat(SAFAR.stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                        .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL)))
                .isEmpty();
    }

    @Test
    void names_say_what_a_type_is_for() {
        assertThat(SAFAR.stream().map(JavaClass::getSimpleName))
                .noneMatch(name -> name.matches(".*(Impl|Manager|Helper|Utils?|DTO|Dto)"));
    }

    @Test
    void every_package_is_free_of_unexpected_nulls() {
        assertThat(SAFAR.stream().map(JavaClass::getPackage).distinct())
                .allMatch(folder -> folder.isAnnotatedWith(NullMarked.class));
    }

    /** Of what belongs to the program, a part depends on itself and these alone. */
    private static void sees(String part, String... others) {
        var seen = resideInAnyPackage(part).or(resideInAnyPackage(others));
        holds(noClasses()
                .that()
                .resideInAPackage(part)
                .should()
                .dependOnClassesThat(resideInAnyPackage("safar..").and(DescribedPredicate.not(seen))));
    }

    private static DescribedPredicate<JavaMethodCall> calls(Class<?> owner, String... methods) {
        return DescribedPredicate.describe(
                owner.getSimpleName() + Set.of(methods),
                call -> call.getTargetOwner().isEquivalentTo(owner)
                        && Set.of(methods).contains(call.getTarget().getName()));
    }

    private static void holds(ArchRule rule) {
        rule.check(SAFAR);
    }
}
