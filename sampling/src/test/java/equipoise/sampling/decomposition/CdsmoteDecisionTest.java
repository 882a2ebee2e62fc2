package equipoise.sampling.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.sampling.Reference;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class CdsmoteDecisionTest {
  static final List<String> REAL_SETS = Reference.REAL_SETS;

  @Test
  void the_published_rules_give_every_case_of_the_reference() {
    for (JsonNode testCase : Reference.json("cdsmote_decision").get("cases")) {
      int[] sizes = Reference.ints(testCase.get("subclass_sizes"));
      checkPublished(testCase, sizes, "reference");
      int synthetic = testCase.at("/notebook_2022/synthetic_needed").asInt();
      int minority = testCase.get("minority").asInt();
      CdsmoteDecision notebook =
          CdsmoteDecision.published(
              sizes, minority, testCase.get("threshold").asInt(), ReferenceRule.ABOVE);
      assertThat(notebook.sizeAfter() - minority).as("%s", testCase).isEqualTo(synthetic);
    }
  }

  @ParameterizedTest
  @FieldSource("REAL_SETS")
  void given_the_clusters_of_real_sets_the_published_rules_give_the_reference(String set) {
    for (JsonNode testCase : Reference.json(set).get("cdsmote")) {
      int[] sizes = new int[testCase.get("k").asInt()];
      for (int cluster : Reference.ints(testCase.get("cluster_of_majority_in_row_order"))) {
        sizes[cluster]++;
      }
      assertThat(sizes).isEqualTo(Reference.ints(testCase.get("subclass_sizes")));
      checkPublished(testCase, sizes, "reference_subclass");
      for (String code : List.of("script_2020", "notebook_2022")) {
        CdsmoteDecision decision = published(testCase, sizes, code);
        assertThat(decision.sizeAfter())
            .isEqualTo(testCase.get(code).get("minority_after").asInt());
      }
    }
  }

  private static void checkPublished(JsonNode testCase, int[] sizes, String referenceField) {
    for (String code : List.of("script_2020", "notebook_2022")) {
      CdsmoteDecision decision = published(testCase, sizes, code);
      JsonNode expected = testCase.get(code);
      assertThat(decision.average()).isCloseTo(testCase.get("average").asDouble(), within(1e-12));
      assertThat(decision.oversample()).isEqualTo(expected.get("oversample").asBoolean());
      assertThat(decision.reference())
          .as("%s of %s", code, testCase)
          .isEqualTo(expected.get(referenceField).asInt());
      assertThat(decision.referenceSize()).isEqualTo(expected.get("reference_size").asInt());
    }
  }

  private static CdsmoteDecision published(JsonNode testCase, int[] sizes, String code) {
    ReferenceRule rule = code.equals("script_2020") ? ReferenceRule.CLOSEST : ReferenceRule.ABOVE;
    return CdsmoteDecision.published(
        sizes, testCase.get("minority").asInt(), testCase.get("threshold").asInt(), rule);
  }

  @Test
  void our_reference_is_never_smaller_than_the_class_that_grows() {
    // The average of 500, 3, 3, 3 and 40 is 109.8; 3 is closest to it, but smaller than 40.
    CdsmoteDecision decision =
        CdsmoteDecision.of(new int[] {500, 3, 3, 3}, 109.8, 40, 10, ReferenceRule.CLOSEST);
    assertThat(decision.oversample()).isTrue();
    assertThat(decision.referenceSize()).isEqualTo(500);
    assertThat(decision.sizeAfter()).isEqualTo(500);
  }

  @Test
  void our_rule_does_nothing_where_the_class_lies_above_the_average() {
    CdsmoteDecision decision =
        CdsmoteDecision.of(new int[] {25, 25, 25}, 33.75, 60, 10, ReferenceRule.CLOSEST);
    assertThat(decision.oversample()).isFalse();
    assertThat(decision.sizeAfter()).isEqualTo(60);
  }

  @Test
  void a_class_of_exactly_the_average_size_serves_at_or_above_but_not_above() {
    int[] sizes = {20, 60, 40, 40};
    assertThat(CdsmoteDecision.of(sizes, 40, 20, 10, ReferenceRule.AT_OR_ABOVE).referenceSize())
        .isEqualTo(40);
    assertThat(CdsmoteDecision.of(sizes, 40, 20, 10, ReferenceRule.ABOVE).referenceSize())
        .isEqualTo(60);
  }

  @Test
  void the_threshold_itself_is_not_enough() {
    assertThat(
            CdsmoteDecision.of(new int[] {50, 40}, 30, 20, 10, ReferenceRule.CLOSEST).oversample())
        .isFalse();
    assertThat(
            CdsmoteDecision.of(new int[] {50, 40}, 30, 19, 10, ReferenceRule.CLOSEST).oversample())
        .isTrue();
  }
}
