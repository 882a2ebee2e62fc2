package equipoise.sampling.under;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.Splits;
import equipoise.core.data.TableShape;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.Learner;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.sampling.Samples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InstanceHardnessLearnerTest {
  @Test
  void rows_to_which_the_learner_gives_their_class_are_kept() {
    // Means near 0 and 9 whatever the fold: the rows of a at 8 and 10 are taken for b.
    double[][] rows = {{-1}, {8}, {0}, {1}, {10}, {0}, {9}, {9}, {9}, {9}};
    Dataset data =
        Dataset.ofTable(
            "t",
            TableShape.numeric(1),
            List.of("a", "b"),
            rows,
            new int[] {0, 0, 0, 0, 0, 0, 1, 1, 1, 1});
    Dataset after =
        sampler().resample(Splits.whole(data), Strategy.AUTO, new Seed(1)).data().data();
    assertThat(after.size()).isEqualTo(8);
    for (int i = 0; i < 4; i++) {
      assertThat(after.value(i, 0)).isBetween(-1.0, 1.0);
    }
  }

  @Test
  void classifiers_are_closed() {
    int[] open = {0};
    Learner counting =
        (train, validation, seed, progress) -> {
          Classifier means = Samples.MEANS.fit(train, validation, seed, progress);
          open[0]++;
          return new Classifier() {
            @Override
            public float[][] probabilities(Dataset data) {
              return means.probabilities(data);
            }

            @Override
            public void close() {
              open[0]--;
            }
          };
        };
    new InstanceHardness(
            new InstanceHardness.Options(
                4, new HardnessJudge.ByLearner(counting), InstanceHardness.Ties.DROP))
        .resample(
            Splits.whole(equipoise.sampling.Samples.table(2, 30, 10)), Strategy.AUTO, new Seed(1));
    assertThat(open[0]).isZero();
  }

  private static Sampler sampler() {
    return InstanceHardness.entry(Map.of("means", Samples.MEANS))
        .configured(Map.of("learner", "means", "folds", 3))
        .create();
  }
}
