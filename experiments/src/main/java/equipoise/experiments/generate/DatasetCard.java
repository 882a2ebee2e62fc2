package equipoise.experiments.generate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.core.data.ImageShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code README.md}: what the images are, how they were made, and what they are not good for, with
 * the YAML header of Hugging Face's data set cards.
 */
record DatasetCard(SyntheticSet set, Publication publication, ImageShape shape) {
  static final String FILE = "README.md";

  private static final int FEW = 1000;
  private static final int SOME = 10_000;
  private static final int MANY = 100_000;

  void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    header(lines);
    statement(lines);
    classes(lines);
    lines.addAll(
        set.audit()
            .map(audit -> new AuditTable(audit).lines())
            .orElse(List.of("## Audit", "", "These images were not audited.", "")));
    making(lines);
    files(lines);
    limits(lines);
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private void header(List<String> lines) {
    lines.add("---");
    lines.add("pretty_name: " + quoted(set.recipe().title()));
    lines.add("license: " + quoted(publication.license()));
    lines.add("task_categories:");
    lines.add("- image-classification");
    lines.add("size_categories:");
    lines.add("- " + size());
    lines.add("tags:");
    lines.add("- synthetic");
    lines.add("- imbalanced-learning");
    lines.add("- " + quoted(set.recipe().method()));
    lines.add("---");
    lines.add("");
  }

  /** As Hugging Face names ranges of size. */
  private String size() {
    int images = set.candidates().kept().length;
    if (images < FEW) {
      return "n<1K";
    }
    return images < SOME ? "1K<n<10K" : images < MANY ? "10K<n<100K" : "100K<n<1M";
  }

  /** A JSON string is a YAML string. */
  private static String quoted(String text) {
    try {
      return new ObjectMapper().writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a text is always JSON", e);
    }
  }

  private void statement(List<String> lines) {
    Recipe recipe = set.recipe();
    lines.add("# " + oneLine(recipe.title()));
    lines.add("");
    lines.add(
        "**Every image here is synthetic: computed, not observed.** "
            + String.format(
                Locale.ROOT,
                "They are %d images of %s, made by `%s` from the training images of `%s`.",
                set.candidates().kept().length,
                sizeInWords(),
                recipe.method(),
                oneLine(recipe.dataset())));
    lines.add("");
  }

  private String sizeInWords() {
    return "%d x %d pixels, %s"
        .formatted(
            shape.height(), shape.width(), shape.channels() == 1 ? "grey" : "red, green and blue");
  }

  private void classes(List<String> lines) {
    lines.add("## Classes");
    lines.add("");
    lines.add("| class | synthetic images | rejected | training images |");
    lines.add("|---|---:|---:|---:|");
    for (SyntheticSet.ClassCount c : set.counts()) {
      lines.add(
          "| %s | %d | %d | %s |"
              .formatted(
                  cell(c.name()), c.images(), c.rejected(), c.real() == null ? "?" : c.real()));
    }
    lines.add("");
    List<String> remarks = new ArrayList<>(set.recipe().remarks());
    if (set.copies() > 0) {
      remarks.add(
          set.copies() + " of the images are copies of training images, which their `base` names.");
    }
    for (String remark : remarks) {
      lines.add("- " + oneLine(remark));
    }
    if (!remarks.isEmpty()) {
      lines.add("");
    }
  }

  private void making(List<String> lines) {
    Recipe recipe = set.recipe();
    lines.add("## How they were made");
    lines.add("");
    lines.add("- Method: `" + recipe.method() + "`, " + recipe.summary() + source(recipe) + ".");
    lines.add("- Options: " + options(recipe) + ".");
    boolean known = recipe.fingerprint().equals(set.real().data().fingerprint());
    lines.add(
        "- Training images: %s`%s`; SHA-256 of shape, classes, labels and pixels: `%s`."
            .formatted(
                known ? set.real().data().size() + " of " : "of ",
                oneLine(recipe.dataset()),
                recipe.fingerprint()));
    lines.add("- Seed: " + recipe.seed() + ".");
    if (!recipe.platform().isEmpty()) {
      lines.add("- Computed by " + recipe.platform() + "; other platforms give other bits.");
    }
    lines.add("- Software: " + recipe.software() + ".");
    lines.add("");
    lines.add("The same files come from:");
    lines.add("");
    lines.add("    " + oneLine(recipe.command()));
    lines.add("");
  }

  private static String source(Recipe recipe) {
    return recipe.source().isEmpty() ? "" : " (" + recipe.source() + ")";
  }

  private static String options(Recipe recipe) {
    List<String> options = new ArrayList<>();
    recipe.options().forEach((name, value) -> options.add("`" + name + "` " + value));
    return options.isEmpty() ? "none" : String.join(", ", options);
  }

  private void files(List<String> lines) {
    lines.add("## Files");
    lines.add("");
    lines.add(
        "- `metadata.csv`: for each image its class, what made it with which seed and index, and"
            + " the nearest training image with its Euclidean distance over all pixels 0..255"
            + (set.real().data().size() == 0
                ? "; these two are empty, for the training images were not at hand."
                : "."));
    lines.add(
        "- `manifest.jsonl`: the same with the SHA-256 of the pixels (channel, row, column), and"
            + " the rejected images with the reason"
            + (set.audit().isPresent() ? "; `gate` is what the audit says of the class." : "."));
    if (set.audit().isPresent()) {
      lines.add(
          "- `audit.json`: how near the images are to real ones, whether they differ or are copies,"
              + " and what classifiers make of them, by class.");
    }
    lines.add("- `croissant.json`: this set in MLCommons' Croissant 1.1.");
    lines.add("- PNG files carry the text chunks `Synthetic`, `Generator`, `Seed` and `Index`.");
    lines.add("");
  }

  private void limits(List<String> lines) {
    lines.add("## Limits");
    lines.add("");
    lines.add(
        "- They can be no more varied than the training images, and repeat their errors and"
            + " biases; a class of few images yields near copies of these.");
    lines.add(
        "- Use them to train, never to test: a figure measured on synthetic images says nothing"
            + " about real ones.");
    lines.add(
        "- A small distance to the nearest training image means that this image may be"
            + " recognisable; before publishing, check that the training images' licence and the"
            + " people in them allow it.");
    if (publication.equals(Publication.UNKNOWN)) {
      lines.add(
          "- Licence, creator, address and date of publication are not known; in `croissant.json`"
              + " `unknown`, `./` and 1970-01-01 stand for them. State them before publishing.");
    }
  }

  /** A text in a table. */
  static String cell(String text) {
    return oneLine(text).replace("|", "\\|");
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
