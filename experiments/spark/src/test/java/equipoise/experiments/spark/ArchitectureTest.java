package equipoise.experiments.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What this module may use. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("equipoise.experiments.spark");

  @Test
  void it_sees_core_and_the_runs_of_experiments_only() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "equipoise.core..",
            "equipoise.experiments.run",
            "equipoise.experiments.spark",
            "org.apache.spark..",
            "org.apache.hadoop..",
            "scala..",
            "java..")
        .check(CLASSES);
  }

  @Test
  void nothing_prints() {
    for (String stream : new String[] {"out", "err"}) {
      noClasses().should().accessField(System.class, stream).check(CLASSES);
    }
  }
}
