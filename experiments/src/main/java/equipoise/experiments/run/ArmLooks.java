package equipoise.experiments.run;

import equipoise.classifiers.explain.ExplainedModel;
import equipoise.classifiers.explain.GradCam;
import equipoise.classifiers.explain.Levels;
import equipoise.classifiers.saved.SavedClassifier;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.metrics.Metric;
import equipoise.core.trial.DrawnSheet;
import equipoise.core.trial.Predictions;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialResult;
import equipoise.experiments.engine.EngineChoice;
import equipoise.experiments.explain.ExplainedImage;
import equipoise.experiments.explain.ImageGroup;
import equipoise.experiments.explain.Picture;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A sheet for each data set and network: the test images that the network of the arm in which
 * nothing was done gets most wrong, and where that network and the best other arm's look
 * (Grad-CAM), in the first repeat. Both networks must have been kept.
 */
final class ArmLooks {
  static final String KIND = "explained";

  private static final int ROWS = 8;
  private static final int SIDE = 72;

  private final RunDirectory directory;
  private final RunStore store;
  private final StudyData data;
  private final EngineChoice engine;

  ArmLooks(RunDirectory directory, RunStore store, StudyData data, EngineChoice engine) {
    this.directory = directory;
    this.store = store;
    this.data = data;
    this.engine = engine;
  }

  /** Two arms' trials of one split and classifier. */
  private record Pair(Trial none, Trial best) {}

  /** What a trial's network made of the test images. */
  private record Arm(Trial trial, SavedClassifier saved, List<ExplainedImage> test) {
    String label() {
      return trial.method().label();
    }
  }

  /**
   * Draws and keeps the sheets.
   *
   * @param results of the study as far as it was run
   * @param notes is given a line for each sheet that cannot be drawn
   */
  void keep(List<Trial> grid, Collection<TrialResult> results, Consumer<String> notes) {
    for (Pair pair : pairs(grid, results)) {
      try {
        drawn(pair).ifPresent(store::keepSheet);
      } catch (DataException | IllegalArgumentException e) {
        notes.accept("no sheet of where networks look: " + e.getMessage());
      }
    }
  }

  private List<Pair> pairs(List<Trial> grid, Collection<TrialResult> results) {
    List<Pair> pairs = new ArrayList<>();
    grid.stream()
        .filter(trial -> trial.repeat() == 0 && trial.fold() <= 0)
        .filter(trial -> store.hasModel(trial.key()))
        .collect(Collectors.groupingBy(t -> t.data().name() + "/" + t.classifier().label()))
        .forEach(
            (setting, trials) ->
                trials.stream()
                    .filter(trial -> trial.method().places().isEmpty())
                    .findFirst()
                    .ifPresent(
                        none ->
                            best(trials, none, results)
                                .ifPresent(best -> pairs.add(new Pair(none, best)))));
    return pairs;
  }

  private static Optional<Trial> best(
      List<Trial> trials, Trial none, Collection<TrialResult> results) {
    Map<String, Double> means =
        results.stream()
            .filter(TrialResult::done)
            .filter(r -> r.dataset().equals(none.data().name()))
            .filter(r -> r.classifier().equals(none.classifier().label()))
            .collect(
                Collectors.groupingBy(
                    TrialResult::method,
                    Collectors.averagingDouble(
                        r ->
                            r.metrics()
                                .overall()
                                .getOrDefault(Metric.BALANCED_ACCURACY, Double.NaN))));
    return trials.stream()
        .filter(trial -> !trial.equals(none) && means.containsKey(trial.method().label()))
        .max(Comparator.comparingDouble(trial -> means.get(trial.method().label())));
  }

  private Optional<DrawnSheet> drawn(Pair pair) {
    Dataset test = data.of(pair.none()).test();
    if (!test.isImages()) {
      return Optional.empty();
    }
    Arm none = arm(pair.none(), test);
    Arm best = arm(pair.best(), test);
    if (!Stream.of(none, best).allMatch(arm -> ExplainedModel.holdsNetworks(arm.saved.model()))) {
      return Optional.empty();
    }
    List<ImageGroup> groups = ImageGroup.ofTest(none.test(), ROWS);
    if (groups.stream().noneMatch(group -> group.kind().equals(ImageGroup.MOST_WRONG))) {
      return Optional.empty();
    }
    List<ExplainedImage> wrong = groups.get(0).images();
    Optional<List<Look>> before = looks(none, wrong);
    Optional<List<Look>> after = looks(best, wrong);
    return before.isEmpty() || after.isEmpty()
        ? Optional.empty()
        : Optional.of(sheet(none, best, before.get(), after.get()));
  }

  /** Two maps of an image, and what was said of it. */
  private record Look(ExplainedImage image, byte[] predicted, byte[] truth, String said) {}

  /** Empty if the network has no feature maps. */
  private Optional<List<Look>> looks(Arm arm, List<ExplainedImage> images) {
    try (ExplainedModel model = ExplainedModel.open(arm.saved().model(), engine.engine())) {
      if (!model.hasMaps()) {
        return Optional.empty();
      }
      List<Look> looks = new ArrayList<>();
      for (ExplainedImage image : images) {
        ExplainedImage seen = arm.test().get(Integer.parseInt(image.name()));
        looks.add(
            new Look(
                image,
                look(model, arm, image, seen.predicted()),
                look(model, arm, image, image.label()),
                said(arm, seen)));
      }
      return Optional.of(looks);
    }
  }

  private Arm arm(Trial trial, Dataset test) {
    SavedClassifier saved = SavedClassifier.read(directory.models().resolve(trial.key()));
    Predictions predictions = directory.readPredictions(trial.key());
    float[][] probabilities = saved.temperature().scale(predictions.test().probabilities());
    List<ExplainedImage> images = new ArrayList<>();
    for (int i = 0; i < probabilities.length; i++) {
      images.add(
          ExplainedImage.of(
              Integer.toString(i), saved.pixels(test, i), test.label(i), probabilities[i]));
    }
    return new Arm(trial, saved, images);
  }

  private static DrawnSheet sheet(Arm none, Arm best, List<Look> before, List<Look> after) {
    String classifier = none.trial().classifier().label();
    Pictures pictures =
        new Pictures(
            none.trial().data().name(),
            best.label(),
            "most wrong images of " + none.label() + ", " + classifier,
            KIND,
            List.of(
                "image",
                none.label() + ": predicted",
                none.label() + ": true class",
                best.label() + ": predicted",
                best.label() + ": true class"));
    for (int i = 0; i < before.size(); i++) {
      Look first = before.get(i);
      Look second = after.get(i);
      ExplainedImage image = first.image();
      pictures.add(
          none.saved().model().classes().get(image.label()),
          List.of(
              Picture.of(none.saved().model().shape(), image.pixels()).atLeast(SIDE).png(),
              first.predicted(),
              first.truth(),
              second.predicted(),
              second.truth()),
          first.said() + "; " + second.said());
    }
    return pictures.drawn(none.trial().key() + "-" + best.trial().key());
  }

  private static byte[] look(ExplainedModel model, Arm arm, ExplainedImage image, int label) {
    float[][] map = model.map(new GradCam(), Levels.of(image.pixels()), label);
    return Picture.over(arm.saved().model().shape(), image.pixels(), map, false)
        .atLeast(SIDE)
        .png();
  }

  private static String said(Arm arm, ExplainedImage image) {
    return String.format(
        Locale.ROOT,
        "%s: %s %.2f",
        arm.label(),
        arm.saved().model().classes().get(image.predicted()),
        image.probability());
  }
}
