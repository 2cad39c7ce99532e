package org.querencia.qa.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The arrows between modules and what each may know. Every rule says why; an exception to one is a
/// line in its list of excuses, with a reason.
class ArchitectureTest {
    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(location -> !location.contains("-tests.jar"))
                    .importPackages("org.querencia");

    /// Methods that read a clock the caller should have passed.
    private static final Set<String> CLOCK_METHODS =
            Set.of("now", "currentTimeMillis", "nanoTime", "systemUTC", "systemDefaultZone");

    private static final String[] OUTSIDE_WORLD = {
        "java.io..",
        "java.nio.file..",
        "java.nio.channels..",
        "java.net..",
        "java.sql..",
        "javax.sql..",
        "java.util.logging..",
        "org.slf4j..",
        "tools.jackson..",
        "com.fasterxml..",
        "io.helidon..",
        "org.postgresql..",
        "org.duckdb..",
        "org.jdbi..",
        "java.util.concurrent.."
    };

    @Test
    void core_knows_nothing_of_the_outside_world() {
        ArchRule rule =
                noClasses()
                        .that()
                        .resideInAPackage("org.querencia.core..")
                        .should()
                        .dependOnClassesThat(
                                resideInAnyPackage(OUTSIDE_WORLD)
                                        .and(DescribedPredicate.not(EXCUSED_IN_CORE)))
                        .because(
                                "the core is a pure function of its arguments: the same log gives"
                                        + " the same states, bit for bit; hand it what it needs, or"
                                        + " return an effect for the runtime to perform");
        rule.check(HOUSE);
    }

    @Test
    void science_is_mathematics_and_touches_nothing() {
        noClasses()
                .that()
                .resideInAPackage("org.querencia.science..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(OUTSIDE_WORLD)
                                .and(DescribedPredicate.not(EXCUSED_IN_CORE)))
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Clock.class, InstantSource.class)
                .orShould()
                .callMethodWhere(readsAClock())
                .because(
                        "a method is judged by its results: the same numbers in give the same numbers"
                                + " out; seeds, limits and rows are arguments")
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    /// IDN only spells domain names. AtomicReference lends a spare digest to one thread at a time
    /// and holds no state of ours. Serializable is how exceptions are marked, and
    /// UncheckedIOException how a StringBuilder might fail: neither performs anything.
    private static final DescribedPredicate<com.tngtech.archunit.core.domain.JavaClass>
            EXCUSED_IN_CORE =
                    simpleName("Serializable")
                            .or(simpleName("ObjectStreamException"))
                            .or(simpleName("AtomicReference"))
                            .or(simpleName("IDN"));

    @Test
    void one_class_knows_the_library_that_reads_rules() {
        noClasses()
                .that(
                        DescribedPredicate.not(
                                describe(
                                        "CelReader",
                                        type ->
                                                type.getSimpleName().equals("CelReader")
                                                        || type.getName().contains(".CelReader$"))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.cel..", "com.google.protobuf..", "org.antlr..")
                .because(
                        "rules are trees of our own; CelReader turns the library's into them, so that"
                                + " it can be replaced and its types spread nowhere")
                .check(HOUSE);
    }

    @Test
    void core_reads_no_clock() {
        ArchRule rule =
                noClasses()
                        .that()
                        .resideInAPackage("org.querencia.core..")
                        .should()
                        .callMethodWhere(readsAClock())
                        .orShould()
                        .dependOnClassesThat()
                        .belongToAnyOf(Clock.class, InstantSource.class)
                        .because(
                                "time arrives in events; pass the instant as a parameter, so that a"
                                        + " replay sees the same one");
        rule.check(HOUSE);
    }

    @Test
    void core_draws_no_lots() {
        ArchRule rule =
                noClasses()
                        .that()
                        .resideInAPackage("org.querencia.core..")
                        .should()
                        .dependOnClassesThat()
                        .haveNameMatching(
                                "java\\.util\\.(random\\..*|Random|SplittableRandom)"
                                        + "|java\\.security\\.SecureRandom|java\\.lang\\.Math\\$.*")
                        .orShould()
                        .callMethod(java.util.UUID.class, "randomUUID")
                        .orShould()
                        .callMethod(Math.class, "random")
                        .because(
                                "an id made in the core derives from its cause by a hash, so that a"
                                        + " replay makes the same one");
        rule.check(HOUSE);
    }

    @Test
    void arrows_between_modules_point_downwards_only() {
        Map<String, String[]> forbidden =
                Map.of(
                        "core",
                        new String[] {
                            "science",
                            "runtime",
                            "store",
                            "warehouse",
                            "connect",
                            "web",
                            "app",
                            "qa"
                        },
                        "science",
                        new String[] {
                            "core", "runtime", "store", "warehouse", "connect", "web", "app", "qa"
                        },
                        "runtime",
                        new String[] {"store", "warehouse", "connect", "web", "app", "qa"},
                        "store",
                        new String[] {"warehouse", "connect", "web", "app", "qa"},
                        "warehouse",
                        new String[] {"store", "connect", "web", "app", "qa"},
                        "connect",
                        new String[] {"store", "warehouse", "web", "app", "qa"},
                        "web",
                        new String[] {"store", "warehouse", "connect", "app", "qa"},
                        "app",
                        new String[] {"qa"});
        forbidden.forEach((module, others) -> {
            for (String other : others) {
                noClasses()
                        .that()
                        .resideInAPackage("org.querencia." + module + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.querencia." + other + "..")
                        .because(
                                "app -> web, connect, store, warehouse -> runtime -> core: siblings meet at"
                                        + " a port in runtime, so that each can be replaced")
                        .allowEmptyShould(true)
                        .check(HOUSE);
            }
        });
    }

    @Test
    void only_store_and_warehouse_speak_sql() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.querencia.core..", "org.querencia.runtime..", "org.querencia.web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..")
                .because("what is stored how is the adapters' secret; ask a port")
                .check(HOUSE);
    }

    @Test
    void only_web_speaks_http() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.querencia.web..")
                .and(DescribedPredicate.not(simpleName("Wiring")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.helidon..")
                .because("the server is one library; the rest of the program does not notice it")
                .check(HOUSE);
    }

    @Test
    void features_of_the_core_hang_together_without_circles() {
        slices().matching("org.querencia.runtime.(*)..")
                .should()
                .beFreeOfCycles()
                // The codec names what an entry of the log holds, and the log's writer encodes.
                .ignoreDependency(
                        resideInAPackage("org.querencia.runtime.codec.."),
                        resideInAPackage("org.querencia.runtime.log.."))
                .because(
                        "a feature that needs another in a circle is one feature, or a port is missing")
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void nobody_prints_but_the_command_line() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.querencia.app..")
                .and()
                .resideOutsideOfPackage("org.querencia.qa..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("standard output belongs to commands, so that --json can be trusted; log")
                .check(HOUSE);
    }

    @Test
    void absence_is_an_optional_that_is_returned_and_never_a_parameter_of_the_core() {
        noMethods()
                .that()
                .areDeclaredInClassesThat(resideInAPackage("org.querencia.core.."))
                .and()
                .arePublic()
                .should()
                .haveNameMatching("get[A-Z].*")
                .because("a record's component is its name; `get` says nothing")
                .check(HOUSE);
    }

    @Test
    void loggers_are_constants() {
        classes()
                .that(
                        describe(
                                "have a logger",
                                type ->
                                        type.getFields().stream()
                                                .anyMatch(field ->
                                                        field.getRawType()
                                                                .isEquivalentTo(
                                                                        org.slf4j.Logger.class))))
                .should(Conditions.keepTheirLoggerPrivateStaticFinal())
                .because("one logger a class, named after it, never handed around")
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    private static DescribedPredicate<JavaAccess<?>> readsAClock() {
        return describe(
                "reads a clock",
                access ->
                        CLOCK_METHODS.contains(access.getTarget().getName())
                                && (access.getTargetOwner().getPackageName().equals("java.time")
                                        || access.getTargetOwner().isEquivalentTo(System.class)
                                        || access.getTargetOwner().isEquivalentTo(Instant.class)));
    }
}
