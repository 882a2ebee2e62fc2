package equipoise.experiments.explain;

import equipoise.classifiers.explain.ExplainedModel;
import equipoise.classifiers.saved.ModelOrigin;
import equipoise.classifiers.saved.SavedClassifier;
import equipoise.classifiers.training.NetworkModel;
import equipoise.core.learning.Progress;
import equipoise.engines.api.Engine;
import equipoise.reports.blocks.Block;
import equipoise.reports.blocks.Document;
import equipoise.reports.blocks.Paragraph;
import equipoise.reports.blocks.Section;
import equipoise.reports.blocks.Terms;
import equipoise.reports.blocks.Text;
import equipoise.reports.html.HtmlRenderer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The pictures of a classifier and of images as it sees them: PNG sheets and a page. */
public final class ExplainedPage {
  public static final String INDEX = "index.html";

  /** Images whose feature maps are shown. */
  private static final int INSIDE = 3;

  private final SavedClassifier saved;
  private final List<ImageGroup> groups;
  private final Engine engine;

  /**
   * @param groups of images of the classifier's shape, each a sheet
   * @param engine that runs its networks
   */
  public ExplainedPage(SavedClassifier saved, List<ImageGroup> groups, Engine engine) {
    this.saved = saved;
    this.groups = List.copyOf(groups);
    this.engine = engine;
  }

  /**
   * Files by name: the page and a PNG a sheet.
   *
   * @throws IllegalArgumentException if the classifier holds something that is no network
   * @throws Progress.Cancelled if they are no longer wanted
   */
  public Map<String, byte[]> files(Progress progress) {
    List<PictureSheet> sheets = sheets(progress);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(INDEX, page(sheets));
    sheets.forEach(sheet -> files.put(sheet.file(), sheet.png()));
    return files;
  }

  private List<PictureSheet> sheets(Progress progress) {
    List<PictureSheet> sheets = new ArrayList<>();
    int all = groups.stream().mapToInt(group -> group.images().size()).sum();
    int done = 0;
    try (ExplainedModel model = ExplainedModel.open(saved.model(), engine)) {
      ImageLooks looks = new ImageLooks(model, saved.model().shape());
      for (ImageGroup group : groups) {
        List<PictureSheet.Row> rows = new ArrayList<>();
        for (ExplainedImage image : group.images()) {
          progress.checkpoint();
          progress.report("image", done++, all);
          rows.add(new PictureSheet.Row(words(image), looks.pictures(image)));
        }
        boolean wrong = group.images().stream().anyMatch(ExplainedImage::isWrong);
        sheets.add(
            new PictureSheet(
                group.kind(), group.title(), group.meaning(), looks.columns(wrong), rows));
      }
    }
    progress.report("image", done, all);
    NetworkModel first = ExplainedModel.networks(saved.model()).get(0);
    InsidePictures inside = new InsidePictures(first, engine);
    inside.filters().ifPresent(sheets::add);
    inside
        .maps(groups.stream().flatMap(g -> g.images().stream()).limit(INSIDE).toList())
        .ifPresent(sheets::add);
    return sheets;
  }

  private List<String> words(ExplainedImage image) {
    List<String> classes = saved.model().classes();
    List<String> words = new ArrayList<>(List.of(image.shortName()));
    words.add(share(image.probability()) + " " + classes.get(image.predicted()));
    if (image.isWrong()) {
      words.add(share(image.trueProbability()) + " " + classes.get(image.label()) + ", true");
    } else if (image.label() == image.predicted()) {
      words.add("right");
    }
    return words;
  }

  private static String share(double probability) {
    return String.format(Locale.ROOT, probability < 0.0005 ? "%.0e" : "%.3f", probability);
  }

  private byte[] page(List<PictureSheet> sheets) {
    ModelOrigin origin = saved.origin();
    List<Section> sections = new ArrayList<>();
    sections.add(new Section("reading", "How to read it", reading()));
    sheets.forEach(sheet -> sections.add(sheet.section()));
    Text title = Text.EMPTY.plain("How ").name(origin.classifier()).plain(" looks at images");
    String subtitle =
        "%s on %s, repeat %d, trial %s"
            .formatted(origin.method(), origin.dataset(), origin.repeat() + 1, origin.key());
    return new HtmlRenderer().render(new Document("Equipoise", title, subtitle, sections));
  }

  private static List<Block> reading() {
    return List.of(
        Paragraph.lead(
            Text.of(
                "Each map shows which pixels the score of a class rests on: of the predicted class,"
                    + " in the last column of a wrong image of the true one.")),
        Paragraph.body(
            "Beside an image stands the probability of the predicted class, then of the true one,"
                + " calibrated on validation images. Test images have their numbers in"
                + " 'predictions'. On maps from dark blue to yellow,"
                + " yellow counts most; on the others, orange speaks for the class and blue against"
                + " it. Each map has its own scale, so that colours of two maps do not compare. A"
                + " map says where a network looks, not whether it is right to look there."),
        new Terms(
            List.of(
                term("saliency", "how much the score changes with a pixel (Simonyan et al., 2014)"),
                term("SmoothGrad", "the same, over 32 noisy copies (Smilkov et al., 2017)"),
                term(
                    "integrated gradients",
                    "what each pixel adds to the score on the way from an image of the median"
                        + " colour; the sum is the score's rise (Sundararajan et al., 2017)"),
                term(
                    "occlusion",
                    "how much the score falls when a square over the pixel gets the median colour"
                        + " (Zeiler and Fergus, 2014)"),
                term(
                    "Grad-CAM",
                    "where the last feature maps speak for the class; all dark where nowhere"
                        + " (Selvaraju et al., 2017)"))));
  }

  private static Terms.Term term(String word, String meaning) {
    return new Terms.Term(word, meaning);
  }
}
