package equipoise.classifiers;

import equipoise.classifiers.architecture.Architectures;
import equipoise.classifiers.boosting.BoostedTreesLearner;
import equipoise.classifiers.forest.ForestLearner;
import equipoise.classifiers.kernel.SupportVectorLearner;
import equipoise.classifiers.linear.LogisticRegressionLearner;
import equipoise.classifiers.neighbours.NearestRowsLearner;
import equipoise.classifiers.training.LearnerRecipe;
import equipoise.classifiers.transfer.NetworkRecipe;
import equipoise.core.catalogue.Catalogue;
import equipoise.core.catalogue.Entry;
import java.util.List;
import java.util.stream.Stream;

/** The classifiers that a study can name: every architecture, then the controls without one. */
public final class Classifiers {
  public static final Catalogue<LearnerRecipe> CATALOGUE = new Catalogue<>("classifier", entries());

  private Classifiers() {}

  private static List<Entry<LearnerRecipe>> entries() {
    return Stream.concat(
            Architectures.ALL.stream().map(NetworkRecipe::entry),
            Stream.of(
                ForestLearner.ENTRY,
                BoostedTreesLearner.ENTRY,
                SupportVectorLearner.ENTRY,
                NearestRowsLearner.ENTRY,
                LogisticRegressionLearner.ENTRY))
        .toList();
  }
}
