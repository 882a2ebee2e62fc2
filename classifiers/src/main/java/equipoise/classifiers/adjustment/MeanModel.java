package equipoise.classifiers.adjustment;

import equipoise.classifiers.model.ClassifierModel;
import equipoise.core.data.ImageShape;
import equipoise.core.learning.Classifier;
import equipoise.engines.api.Engine;
import java.util.List;

/**
 * The mean of several classifiers' probabilities.
 *
 * @param members at least one, all of the same images and classes
 */
public record MeanModel(List<ClassifierModel> members) implements ClassifierModel {
  /**
   * @throws IllegalArgumentException if there are no members, or they differ in images or classes
   */
  public MeanModel {
    members = List.copyOf(members);
    if (members.isEmpty()) {
      throw new IllegalArgumentException("a mean needs at least one member");
    }
    for (ClassifierModel member : members) {
      if (!member.shape().equals(members.get(0).shape())
          || !member.classes().equals(members.get(0).classes())) {
        throw new IllegalArgumentException("members differ in their images or classes");
      }
    }
  }

  @Override
  public ImageShape shape() {
    return members.get(0).shape();
  }

  @Override
  public List<String> classes() {
    return members.get(0).classes();
  }

  @Override
  public Classifier open(Engine engine) {
    return MeanClassifier.of(members.size(), k -> members.get(k).open(engine));
  }
}
