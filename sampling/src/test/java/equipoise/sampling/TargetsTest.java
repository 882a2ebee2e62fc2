package equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Strategy;
import equipoise.core.learning.Targets;
import equipoise.core.learning.Targets.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TargetsTest {
  private static final Map<String, Kind> KINDS =
      Map.of(
          "over-sampling", Kind.OVER,
          "under-sampling", Kind.UNDER,
          "clean-sampling", Kind.CLEANING);

  @TestFactory
  List<DynamicTest> every_reference_case_gives_its_result_or_an_error() {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode testCase : Reference.json("sampling_strategy").get("cases")) {
      String name =
          testCase.get("kind").asText()
              + " "
              + testCase.get("strategy")
              + " "
              + testCase.get("counts");
      tests.add(DynamicTest.dynamicTest(name, () -> check(testCase)));
    }
    return tests;
  }

  private static void check(JsonNode testCase) {
    Kind kind = KINDS.get(testCase.get("kind").asText());
    List<String> classes = new ArrayList<>();
    testCase.get("counts").fieldNames().forEachRemaining(classes::add);
    int[] counts = classes.stream().mapToInt(c -> testCase.get("counts").get(c).asInt()).toArray();
    Dataset data = Samples.table(1, classes, counts);
    if (testCase.has("error")) {
      Throwable error =
          catchThrowable(() -> Targets.resolve(strategy(testCase.get("strategy")), kind, data));
      assertThat(error).isInstanceOfAny(IllegalArgumentException.class, DataException.class);
      assertThat(error.getMessage()).isNotBlank().doesNotContain("\n");
      return;
    }
    SortedMap<Integer, Integer> expected = new TreeMap<>();
    testCase
        .get("result")
        .properties()
        .forEach(e -> expected.put(classes.indexOf(e.getKey()), e.getValue().asInt()));
    assertThat(Targets.resolve(strategy(testCase.get("strategy")), kind, data).amounts())
        .isEqualTo(expected);
  }

  private static Strategy strategy(JsonNode node) {
    if (node.isObject()) {
      List<String> parts = new ArrayList<>();
      node.properties().forEach(e -> parts.add(e.getKey() + "=" + e.getValue()));
      return Strategy.parse(String.join(",", parts));
    }
    return Strategy.parse(node.isArray() ? node.toString() : node.asText());
  }

  @Test
  void classes_without_rows_are_neither_smallest_nor_filled() {
    Dataset data = Samples.table(1, 6, 0, 2);
    assertThat(Targets.resolve(Strategy.AUTO, Kind.OVER, data).amounts())
        .isEqualTo(new TreeMap<>(Map.of(2, 4)));
    assertThat(Targets.resolve(Strategy.AUTO, Kind.UNDER, data).amounts())
        .isEqualTo(new TreeMap<>(Map.of(0, 2)));
  }

  @Test
  void an_error_of_the_counts_names_class_number_and_remedy() {
    Dataset data = Samples.table(1, 100, 20);
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> Targets.resolve(Strategy.parse("b=19"), Kind.OVER, data))
        .withMessageContainingAll("'b'", "19", "20", "or more");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> Targets.resolve(Strategy.parse("z=5"), Kind.OVER, data))
        .withMessageContainingAll("'z'", "'a', 'b'");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> Targets.resolve(Strategy.parse("0.05"), Kind.UNDER, data))
        .withMessageContainingAll("0.05", "'a'", "400", "100");
  }

  @Test
  void a_strategy_that_the_kind_of_method_never_takes_is_wrong_usage() {
    Dataset data = Samples.table(1, 100, 20);
    for (String text : List.of("majority", "[a]")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Targets.resolve(Strategy.parse(text), Kind.OVER, data));
    }
    for (String text : List.of("minority", "0.5", "a=20")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Targets.resolve(Strategy.parse(text), Kind.CLEANING, data));
    }
  }

  @Test
  void a_ratio_is_met_as_far_as_whole_rows_allow() {
    // 100 * 0.333 = 33.3 rows of the minority; 20 / 0.333 = 60.06 of the majority.
    Dataset data = Samples.table(1, 100, 20);
    assertThat(Targets.resolve(Strategy.parse("0.333"), Kind.OVER, data).amounts().get(1))
        .isEqualTo(13);
    assertThat(Targets.resolve(Strategy.parse("0.333"), Kind.UNDER, data).amounts().get(0))
        .isEqualTo(60);
    assertThat(IntStream.of(data.counts()).sum()).isEqualTo(120);
  }
}
