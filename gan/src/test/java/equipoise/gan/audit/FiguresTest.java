package equipoise.gan.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.core.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Expected values by numpy and scipy: {@code src/test/python/audit.py}. */
class FiguresTest {
  private static final Offset<Double> CLOSE = within(1e-6);

  /**
   * Two sets of features as the script makes them.
   *
   * @param name of their expected values
   */
  record Case(String name, double[][] real, double[][] fake) {
    JsonNode expected() throws IOException {
      try (InputStream in = FiguresTest.class.getResourceAsStream("expected.json")) {
        return new ObjectMapper().readTree(in).get(name);
      }
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case("more rows than columns", features(60, 8, 0, 1), features(50, 8, 0.12, 2)),
        new Case("fewer", features(25, 40, 0, 1), features(30, 40, 0.12, 2)),
        new Case("unequal", features(90, 40, 0, 1), features(30, 40, 0.12, 2)));
  }

  private static double[][] features(int n, int width, double shift, long start) {
    double[][] features = new double[n][width];
    long state = start;
    for (double[] row : features) {
      for (int j = 0; j < width; j++) {
        state = (1103515245 * state + 12345) % (1L << 31);
        row[j] = (double) state / (1L << 31) + shift;
      }
    }
    return features;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void distances_of_distributions_are_those_of_numpy(Case of) throws IOException {
    JsonNode expected = of.expected();
    assertThat(FrechetDistance.between(of.real(), of.fake()))
        .isCloseTo(expected.get("fid").asDouble(), CLOSE);
    assertThat(KernelDistance.between(of.real(), of.fake()))
        .isCloseTo(expected.get("kid").asDouble(), CLOSE);
    assertThat(KernelDistance.of(of.real(), of.fake()).value())
        .isCloseTo(expected.get("kid").asDouble(), CLOSE);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void support_authenticity_and_diversity_are_those_of_numpy(Case of) throws IOException {
    JsonNode expected = of.expected();
    Support support = Support.of(of.real(), of.fake(), 5);
    assertThat(support.precision()).isCloseTo(expected.get("precision").asDouble(), CLOSE);
    assertThat(support.recall()).isCloseTo(expected.get("recall").asDouble(), CLOSE);
    assertThat(support.density()).isCloseTo(expected.get("density").asDouble(), CLOSE);
    assertThat(support.coverage()).isCloseTo(expected.get("coverage").asDouble(), CLOSE);
    assertThat(Memorisation.authenticity(of.real(), of.fake()))
        .isCloseTo(expected.get("authenticity").asDouble(), CLOSE);
    assertThat(Distances.meanOfPairs(of.fake()))
        .isCloseTo(expected.get("meanOfPairs").asDouble(), CLOSE);
  }

  private static double[][] normal(int n, int width, Seed seed) {
    RandomGenerator random = seed.generator();
    double[][] rows = new double[n][width];
    Arrays.stream(rows).forEach(row -> Arrays.setAll(row, j -> random.nextGaussian()));
    return rows;
  }

  /**
   * Bias of the FID of two samples of a 64-dimensional Gaussian, over the trace: .82 at n = 40, .35
   * at 100.
   */
  @Test
  void two_samples_of_one_distribution_have_the_known_bias() {
    assertThat(bias(40)).isCloseTo(0.82, within(0.03));
    assertThat(bias(100)).isCloseTo(0.35, within(0.03));
  }

  private static double bias(int n) {
    double sum = 0;
    for (int draw = 0; draw < 5; draw++) {
      Seed seed = new Seed(draw);
      sum +=
          FrechetDistance.between(normal(n, 64, seed.child("x")), normal(n, 64, seed.child("y")));
    }
    return sum / 5 / 64;
  }

  /** Naeem et al. 2020: the expected coverage of one distribution is about 1 - 2^-k. */
  @Test
  void two_samples_of_one_distribution_have_the_coverage_of_the_paper() {
    for (int k : new int[] {1, 3, 5}) {
      double sum = 0;
      for (int draw = 0; draw < 5; draw++) {
        Seed seed = new Seed(draw);
        sum +=
            Support.of(normal(300, 4, seed.child("x")), normal(300, 4, seed.child("y")), k)
                .coverage();
      }
      assertThat(sum / 5).as("k = " + k).isCloseTo(1 - Math.pow(2, -k), within(0.03));
    }
  }

  @Test
  void a_bootstrap_of_equal_distributions_holds_zero_and_of_others_does_not() {
    double[][] x = normal(60, 8, new Seed(1));
    double[][] y = normal(60, 8, new Seed(2));
    double[][] far = normal(60, 8, new Seed(3));
    Arrays.stream(far).forEach(row -> Arrays.setAll(row, j -> row[j] + 1));
    double[] equal = KernelDistance.of(x, y).bootstrap(200, new Seed(4));
    double[] apart = KernelDistance.of(x, far).bootstrap(200, new Seed(4));
    Arrays.sort(equal);
    Arrays.sort(apart);
    assertThat(0.0).isBetween(equal[5], equal[194]);
    assertThat(apart[0]).isPositive();
  }

  @Test
  void copies_are_not_authentic_and_half_of_new_images_are() {
    double[][] train = normal(400, 6, new Seed(1));
    assertThat(Memorisation.authenticity(train, Arrays.copyOf(train, 100))).isZero();
    assertThat(Memorisation.authenticity(train, normal(400, 6, new Seed(2))))
        .isCloseTo(0.5, within(0.1));
  }
}
