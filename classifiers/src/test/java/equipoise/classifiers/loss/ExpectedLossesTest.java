package equipoise.classifiers.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.classifiers.batch.BatchLabels;
import equipoise.classifiers.head.CosineHead;
import equipoise.engines.api.Loss;
import equipoise.engines.api.Losses;
import equipoise.engines.api.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Expected values: PyTorch's, by src/test/python/losses.py, on mixed labels. */
class ExpectedLossesTest {
  private static final JsonNode EXPECTED = expected();
  private static final int[] LABELS = ints(EXPECTED.get("labels"));

  static List<Integer> cases() {
    return IntStream.range(0, EXPECTED.get("cases").size()).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void value_and_gradient_are_those_of_pytorch(int index) {
    JsonNode expected = EXPECTED.get("cases").get(index);
    String name = expected.get("name").asText();
    Map<String, Object> options = new LinkedHashMap<>();
    expected
        .get("options")
        .properties()
        .forEach(o -> options.put(o.getKey(), o.getValue().asText()));
    int[] counts = ints(EXPECTED.get("counts"));
    TrainingLoss loss =
        TrainingLosses.CATALOGUE.named(name).configured(options).create().of(counts);
    BatchLabels labels =
        new BatchLabels(LABELS, ints(EXPECTED.get("others")), floats(EXPECTED.get("shares")));
    Tensor logits =
        new Tensor(noise(LABELS.length * counts.length, 6, 7), LABELS.length, counts.length);

    Loss at = loss.of(logits, labels, expected.get("done").asDouble());

    assertThat(at.value()).as(name).isCloseTo(expected.get("value").asDouble(), within(1e-5));
    close(at.gradient().values(), expected.get("gradient"), 1e-6);
  }

  @Test
  void a_normalised_last_layer_has_the_logits_and_gradients_of_pytorch() {
    JsonNode expected = EXPECTED.get("cosine");
    CosineHead head = new CosineHead(4, noise(4 * 5, 2, 13), 30);
    float[] logits = head.forward(noise(LABELS.length * 5, 2, 11));
    close(logits, expected.get("logits"), 1e-4);
    Loss loss = Losses.softmaxCrossEntropy(new Tensor(logits, LABELS.length, 4), LABELS, null);
    close(head.backward(loss.gradient().values()), expected.get("features"), 1e-4);
    close(head.gradients().get(0), expected.get("weights"), 1e-4);
  }

  private static void close(float[] values, JsonNode expected, double error) {
    assertThat(values).hasSize(expected.size());
    for (int i = 0; i < values.length; i++) {
      assertThat((double) values[i])
          .as("at %d", i)
          .isCloseTo(expected.get(i).asDouble(), within(error));
    }
  }

  /** The numbers of the script. */
  private static float[] noise(int n, double scale, long start) {
    long state = start;
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      state = (1103515245 * state + 12345) % (1L << 31);
      values[i] = (float) (scale * (state / (double) (1L << 31) - 0.5));
    }
    return values;
  }

  private static int[] ints(JsonNode array) {
    int[] values = new int[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).asInt();
    }
    return values;
  }

  private static float[] floats(JsonNode array) {
    float[] values = new float[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) array.get(i).asDouble();
    }
    return values;
  }

  private static JsonNode expected() {
    try (InputStream in = ExpectedLossesTest.class.getResourceAsStream("expected.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
