package equipoise.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.core.SharedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Against scikit-learn 1.2.1 and imbalanced-learn, where their figures are at hand. */
class MetricsReferenceTest {
  private static final Offset<Double> CLOSE = within(1e-9);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TestFactory
  List<DynamicTest> every_figure_is_that_of_scikit_learn_and_imbalanced_learn() throws IOException {
    Path file = SharedFiles.path("reference/metrics.json");
    JsonNode cases = JSON.readTree(file.toFile()).get("cases");
    assertThat(cases).isNotEmpty();
    return IntStream.range(0, cases.size())
        .mapToObj(i -> DynamicTest.dynamicTest("case " + i, () -> compare(cases.get(i))))
        .toList();
  }

  private static void compare(JsonNode reference) {
    double[][] scores = JSON.convertValue(reference.get("scores"), new TypeReference<>() {});
    int[] actual = JSON.convertValue(reference.get("y_true"), int[].class);
    int[] predicted = JSON.convertValue(reference.get("y_pred"), int[].class);
    List<String> classes =
        IntStream.range(0, scores[0].length).mapToObj(Integer::toString).toList();
    Metrics metrics = Metrics.of(actual, predicted, scores, classes);

    assertThat(metrics.confusion().toArray())
        .isDeepEqualTo(JSON.convertValue(reference.get("confusion"), int[][].class));
    JsonNode perClass = reference.get("per_class");
    compare(perClass, "precision", metrics::precision);
    compare(perClass, "recall", metrics::recall);
    compare(perClass, "f1", metrics::f1);
    compare(perClass, "specificity", metrics::specificity);
    compare(
        perClass,
        "geometric_mean_sens_spec",
        c -> Math.sqrt(metrics.recall(c) * metrics.specificity(c)));
    aggregate(reference.get("aggregate"), metrics);
    double classGeometricMean = 0;
    for (JsonNode x : perClass.get("geometric_mean_sens_spec")) {
      classGeometricMean += x.asDouble() / classes.size();
    }
    assertThat(metrics.classGeometricMean()).isCloseTo(classGeometricMean, CLOSE);
  }

  private static void compare(JsonNode perClass, String name, IntToDoubleFunction figure) {
    for (int c = 0; c < perClass.get(name).size(); c++) {
      assertThat(figure.applyAsDouble(c))
          .as(name + " of class " + c)
          .isCloseTo(perClass.get(name).get(c).asDouble(), CLOSE);
    }
  }

  private static void aggregate(JsonNode reference, Metrics metrics) {
    reference
        .properties()
        .forEach(
            field -> {
              double expected = field.getValue().asDouble();
              double ours =
                  switch (field.getKey()) {
                    case "accuracy", "f1_micro" -> metrics.accuracy();
                    case "balanced_accuracy" -> metrics.balancedAccuracy();
                    case "f1_macro" -> metrics.macroF1();
                    case "gmean_multiclass_root_of_recalls" -> metrics.geometricMean();
                    case "mcc" -> metrics.mcc();
                    case "cohen_kappa" -> metrics.kappa();
                    case "log_loss" -> metrics.logLoss();
                    case "roc_auc", "roc_auc_ovr_macro" -> metrics.rocAuc();
                    case "average_precision" -> metrics.prAuc(1);
                    case "brier" -> metrics.brier();
                    default -> expected; // f1_weighted and one-versus-one are not among our figures
                  };
              assertThat(ours).as(field.getKey()).isCloseTo(expected, CLOSE);
            });
  }
}
