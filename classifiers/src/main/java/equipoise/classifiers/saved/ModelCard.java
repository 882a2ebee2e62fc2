package equipoise.classifiers.saved;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.core.data.ImageShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code README.md} of a saved classifier, with the YAML header of Hugging Face's model cards
 * (after Mitchell et al., FAT* 2019, doi 10.1145/3287560.3287596): what it was trained on, how good
 * it is class by class, what it is not for.
 */
final class ModelCard {
  private ModelCard() {}

  static String text(SavedClassifier saved) {
    List<String> lines = new ArrayList<>();
    header(saved, lines);
    statement(saved, lines);
    figures(saved.origin(), lines);
    use(lines);
    limits(lines);
    return String.join("\n", lines) + "\n";
  }

  private static void header(SavedClassifier saved, List<String> lines) {
    lines.add("---");
    lines.add("pipeline_tag: image-classification");
    lines.add("tags:");
    lines.add("- imbalanced-learning");
    lines.add("- " + quoted(saved.origin().classifier()));
    lines.add("- " + quoted(saved.origin().method()));
    lines.add("---");
    lines.add("");
  }

  /** A JSON string is a YAML string. */
  private static String quoted(String text) {
    try {
      return new ObjectMapper().writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a text is always JSON", e);
    }
  }

  private static void statement(SavedClassifier saved, List<String> lines) {
    ModelOrigin origin = saved.origin();
    ImageShape shape = saved.model().shape();
    lines.add("# " + line(origin.classifier() + " for " + origin.dataset()));
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "Tells %d classes of %s images of %dx%d pixels apart. Trained on the training part of"
                + " `%s` with the method `%s`, repeat %d, trial `%s`.",
            saved.model().classes().size(),
            shape.channels() == 1 ? "grey" : "colour",
            shape.height(),
            shape.width(),
            line(origin.dataset()),
            line(origin.method()),
            origin.repeat(),
            origin.key()));
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "Its probabilities are calibrated by temperature scaling, temperature %.3f, fitted on"
                + " validation images in the proportions of the training part.",
            saved.temperature().value()));
    lines.add("");
  }

  private static void figures(ModelOrigin origin, List<String> lines) {
    lines.add("## How good it is");
    lines.add("");
    lines.add("On test images that neither training nor any choice has seen; one run:");
    lines.add("");
    for (Map.Entry<String, Double> figure : origin.figures().entrySet()) {
      if (figure.getValue() != null) {
        lines.add(String.format(Locale.ROOT, "- %s %.4f", figure.getKey(), figure.getValue()));
      }
    }
    lines.add("");
    lines.add("| class | training images | recall |");
    lines.add("|---|---|---|");
    for (Map.Entry<String, Integer> count : origin.trainCounts().entrySet()) {
      Double recall = origin.recall().get(count.getKey());
      lines.add(
          String.format(
              Locale.ROOT,
              "| %s | %d | %s |",
              cell(count.getKey()),
              count.getValue(),
              recall == null ? "untested" : String.format(Locale.ROOT, "%.3f", recall)));
    }
    lines.add("");
  }

  private static void use(List<String> lines) {
    lines.add("## To use it");
    lines.add("");
    lines.add("    equipoise predict THIS_FOLDER IMAGES");
    lines.add("    equipoise export THIS_FOLDER --format dl4j|safetensors|onnx --out FILE");
    lines.add("");
  }

  private static void limits(List<String> lines) {
    lines.add("## Limits");
    lines.add("");
    lines.add(
        "It always names one of its classes, also for an image of none of them. Images of another"
            + " source, camera or preparation may be classified far worse than the figures above"
            + " say; test it on your own before you rely on it. A class with few training images"
            + " has few test images too, and its recall is uncertain.");
  }

  private static String line(String text) {
    return text.replaceAll("\\s+", " ").replace("`", "'");
  }

  private static String cell(String text) {
    return line(text).replace("|", "\\|");
  }
}
