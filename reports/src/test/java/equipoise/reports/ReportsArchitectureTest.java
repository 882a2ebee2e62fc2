package equipoise.reports;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What this module must not do. */
class ReportsArchitectureTest {
  /** Of the contract of the command line, "resample", and of its example of a study. */
  private static final List<String> METHODS =
      List.of(
          "none",
          "random-over",
          "random-under",
          "smote",
          "adasyn",
          "prowsyn",
          "polynom",
          "near-miss",
          "tomek",
          "enn",
          "renn",
          "all-knn",
          "cnn",
          "oss",
          "ncr",
          "instance-hardness",
          "cluster-centroids",
          "cdsmote",
          "class-decomposition",
          "gan",
          "dcgan",
          "acgan",
          "vae",
          "autoencoder",
          "ddpm",
          "diffusion",
          "class-weights",
          "focal",
          "ldam",
          "balanced-softmax",
          "threshold-moving",
          "logit-adjustment");

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("equipoise.reports");

  @Test
  void no_packages_depend_on_each_other_in_a_circle() {
    slices().matching("equipoise.reports.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  /** Kinds of a sealed interface know their visitor, which knows them: these are one thing. */
  @Test
  void no_findings_or_results_depend_on_each_other_in_a_circle() {
    slices()
        .assignedFrom(classesOf("findings", "results"))
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }

  private static SliceAssignment classesOf(String... packages) {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        boolean ours = Stream.of(packages).anyMatch(p -> type.getPackageName().endsWith(p));
        return ours
            ? SliceIdentifier.of(type.getName().replaceAll("\\$.*", ""))
            : SliceIdentifier.ignore();
      }

      @Override
      public String getDescription() {
        return "classes of " + String.join(", ", packages);
      }
    };
  }

  @Test
  void no_method_is_known_by_name() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(sources).isNotEmpty();
      for (Path source : sources) {
        Matcher literal = LITERAL.matcher(Files.readString(source));
        while (literal.find()) {
          assertThat(named(literal.group(1))).as(source + ": " + literal.group()).isFalse();
        }
      }
    }
  }

  /** A word of English counts only where it is the whole text. */
  private static boolean named(String literal) {
    String text = literal.toLowerCase(Locale.ROOT);
    return METHODS.stream()
        .anyMatch(
            method ->
                method.equals("none")
                    ? text.equals(method)
                    : Pattern.compile("(?<![a-z])" + method + "(?![a-z])").matcher(text).find());
  }
}
