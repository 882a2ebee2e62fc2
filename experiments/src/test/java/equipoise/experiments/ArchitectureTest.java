package equipoise.experiments;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The direction of dependencies between the modules, and what no class may do. */
class ArchitectureTest {

  private static final String COMMAND_LINE = "equipoise.experiments.cli..";

  /** Each module's package, with the modules that it may use. */
  private static final Map<String, List<String>> ALLOWED =
      new TreeMap<>(
          Map.of(
              "equipoise.core", List.of(),
              "equipoise.engines.api", List.of("equipoise.core"),
              "equipoise.engines.dl4j", List.of("equipoise.core", "equipoise.engines.api"),
              "equipoise.engines.libtorch", List.of("equipoise.core", "equipoise.engines.api"),
              "equipoise.sampling", List.of("equipoise.core"),
              "equipoise.gan", List.of("equipoise.core", "equipoise.engines.api"),
              "equipoise.classifiers", List.of("equipoise.core", "equipoise.engines.api"),
              "equipoise.reports", List.of("equipoise.core"),
              "equipoise.experiments",
                  List.of(
                      "equipoise.core",
                      "equipoise.engines.api",
                      "equipoise.sampling",
                      "equipoise.gan",
                      "equipoise.classifiers",
                      "equipoise.reports")));

  private static JavaClasses classes;

  @BeforeAll
  static void readClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("equipoise");
  }

  @Test
  void every_class_belongs_to_a_module() {
    check(
        noClasses()
            .should()
            .resideOutsideOfPackages(
                ALLOWED.keySet().stream().map(module -> module + "..").toArray(String[]::new)));
    assertThat(classes).isNotEmpty();
  }

  @Test
  void modules_use_only_what_the_design_lets_them_use() {
    ALLOWED.forEach(
        (module, allowed) -> {
          String[] forbidden =
              ALLOWED.keySet().stream()
                  .filter(other -> !other.equals(module) && !allowed.contains(other))
                  .map(other -> other + "..")
                  .toArray(String[]::new);
          check(
              noClasses()
                  .that()
                  .resideInAPackage(module + "..")
                  .should()
                  .dependOnClassesThat()
                  .resideInAnyPackage(forbidden));
        });
  }

  @Test
  void packages_form_no_cycle() {
    slices().matching("equipoise.(**)").should().beFreeOfCycles().check(classes);
  }

  @Test
  void only_its_engine_knows_dl4j() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("equipoise.engines.dl4j..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.deeplearning4j..", "org.nd4j.."));
  }

  @Test
  void only_its_engine_knows_libtorch() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("equipoise.engines.libtorch..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco.pytorch.."));
  }

  @Test
  void native_memory_is_held_by_the_engines_and_the_neighbour_search() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "equipoise.engines.dl4j..",
                "equipoise.engines.libtorch..",
                "equipoise.sampling.space..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco.."));
  }

  @Test
  void randomness_comes_from_seeds_only() {
    check(noClasses().should().callMethod(Math.class, "random"));
    check(noClasses().should().callMethod(StrictMath.class, "random"));
    check(noClasses().should().callMethod(Collections.class, "shuffle", List.class));
    check(noClasses().should().callMethod(RandomGenerator.class, "getDefault"));
    check(noClasses().should().callConstructor(SplittableRandom.class));
    check(noClasses().should().dependOnClassesThat().areAssignableTo(ThreadLocalRandom.class));
    check(
        noClasses()
            .should()
            .callConstructorWhere(
                describe(
                    "creates a java.util.Random",
                    (JavaConstructorCall call) ->
                        call.getTargetOwner().isEquivalentTo(Random.class))));
  }

  @Test
  void no_field_holds_a_generator_of_random_numbers() {
    check(noFields().should().haveRawType(assignableTo(RandomGenerator.class)));
    check(
        noFields()
            .should()
            .haveRawType(assignableTo("org.apache.commons.math3.random.RandomGenerator")));
  }

  @Test
  void only_the_command_line_prints() {
    for (String stream : List.of("out", "err")) {
      check(
          noClasses()
              .that()
              .resideOutsideOfPackage(COMMAND_LINE)
              .should()
              .accessField(System.class, stream));
    }
    check(noClasses().should().callMethod(Throwable.class, "printStackTrace"));
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(COMMAND_LINE)
            .should()
            .callMethodWhere(
                target(name("printStackTrace")).and(target(owner(assignableTo(Throwable.class))))));
  }

  @Test
  void logging_goes_through_slf4j() {
    check(noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging.."));
  }

  @Test
  void names_are_nouns_of_the_field() {
    check(noClasses().should().haveNameMatching(".*(Impl|Base|Utils?|Manager|Helper)"));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(classes);
  }
}
