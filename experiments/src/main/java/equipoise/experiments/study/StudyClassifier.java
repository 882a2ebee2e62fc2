package equipoise.experiments.study;

import equipoise.classifiers.training.LearnerRecipe;
import equipoise.core.catalogue.Configured;
import equipoise.core.catalogue.Trait;

/**
 * One classifier of a study.
 *
 * @param label unique in the study: as given, or the name with the options that tell it from others
 *     of its name
 * @param line of the study file where it begins, from 1
 */
public record StudyClassifier(String label, Configured<LearnerRecipe> configured, int line) {
  public boolean trainsNetwork() {
    return configured.entry().has(Trait.TRAINS_NETWORK);
  }

  /** Whether it can be trained on such data. */
  public boolean takes(DataSpec data) {
    return !data.format().isTable() || !configured.entry().has(Trait.IMAGES_ONLY);
  }

  StudyClassifier labelled(String name) {
    return new StudyClassifier(name, configured, line);
  }
}
