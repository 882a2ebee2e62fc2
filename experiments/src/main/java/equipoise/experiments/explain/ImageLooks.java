package equipoise.experiments.explain;

import equipoise.classifiers.explain.ExplainedModel;
import equipoise.classifiers.explain.Explanation;
import equipoise.classifiers.explain.GradCam;
import equipoise.classifiers.explain.IntegratedGradients;
import equipoise.classifiers.explain.Levels;
import equipoise.classifiers.explain.Occlusion;
import equipoise.classifiers.explain.Saliency;
import equipoise.classifiers.explain.SmoothGrad;
import equipoise.core.data.ImageShape;
import java.util.ArrayList;
import java.util.List;

/** An image and its maps, one picture for each of {@link #columns}. */
final class ImageLooks {
  static final int SIDE = 112;

  private final ExplainedModel model;
  private final ImageShape shape;
  private final List<Explanation> explanations;

  ImageLooks(ExplainedModel model, ImageShape shape) {
    this.model = model;
    this.shape = shape;
    this.explanations = new ArrayList<>();
    explanations.add(new Saliency());
    explanations.add(SmoothGrad.DEFAULTS);
    explanations.add(IntegratedGradients.DEFAULTS);
    explanations.add(Occlusion.DEFAULTS);
    if (model.hasMaps()) {
      explanations.add(new GradCam());
    }
  }

  /**
   * @param withTruth whether the last column asks about the true class where it is not predicted
   */
  List<String> columns(boolean withTruth) {
    List<String> columns = new ArrayList<>(List.of("image"));
    explanations.forEach(explanation -> columns.add(explanation.title()));
    if (withTruth) {
      columns.add(asked().title() + ", true class");
    }
    return columns;
  }

  /** By what the true class is asked about. */
  private Explanation asked() {
    return explanations.get(explanations.size() - 1);
  }

  /** All ask about the predicted class but the last one of a wrong image. */
  List<Picture> pictures(ExplainedImage image) {
    List<Picture> pictures = new ArrayList<>();
    pictures.add(Picture.of(shape, image.pixels()).atLeast(SIDE));
    for (Explanation explanation : explanations) {
      pictures.add(over(image, explanation, image.predicted()));
    }
    if (image.isWrong()) {
      pictures.add(over(image, asked(), image.label()));
    }
    return pictures;
  }

  private Picture over(ExplainedImage image, Explanation explanation, int label) {
    float[][] map = model.map(explanation, Levels.of(image.pixels()), label);
    return Picture.over(shape, image.pixels(), map, explanation.signed()).atLeast(SIDE);
  }
}
