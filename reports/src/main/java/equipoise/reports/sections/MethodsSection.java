package equipoise.reports.sections;

import equipoise.core.Counted;
import equipoise.reports.blocks.Block;
import equipoise.reports.blocks.Bullets;
import equipoise.reports.blocks.Fold;
import equipoise.reports.blocks.Heading;
import equipoise.reports.blocks.Listing;
import equipoise.reports.blocks.Numbers;
import equipoise.reports.blocks.Paragraph;
import equipoise.reports.blocks.Text;
import equipoise.reports.findings.Analysis;
import equipoise.reports.results.Arm;
import equipoise.reports.results.Computed;
import equipoise.reports.results.Run;
import equipoise.reports.results.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What an article about the study needs: its methods in words, sources, limits, open questions. */
public final class MethodsSection implements ReportSection {
  private static final String BIBLIOGRAPHY = "methods.bib";
  private static final int MOST_NAMES = 30;

  @Override
  public String id() {
    return "methods";
  }

  @Override
  public String title() {
    return "For an article";
  }

  @Override
  public List<Block> blocks(Analysis analysis) {
    Run run = analysis.run();
    List<Block> blocks = new ArrayList<>();
    blocks.add(Heading.of("Methods"));
    blocks.add(Paragraph.body(design(run)));
    blocks.add(Paragraph.body(statistics(analysis)));
    blocks.add(new Fold(Text.of("Sources as BibTeX"), false, List.of(new Listing(bibliography()))));
    blocks.add(Heading.of("Limitations"));
    blocks.add(new Bullets(limitations(analysis).stream().map(Text::of).toList()));
    blocks.add(Heading.of("What reviewers ask for, and this report cannot know"));
    blocks.add(new Bullets(Questions.OF_REVIEWERS.stream().map(Text::of).toList()));
    return blocks;
  }

  private static String design(Run run) {
    List<String> methods = run.arms().stream().map(Arm::method).distinct().toList();
    List<String> classifiers = run.settings().stream().map(Setting::classifier).distinct().toList();
    return "We compared "
        + Counted.of(methods.size(), "method")
        + " ("
        + names(methods)
        + ") with "
        + Counted.of(classifiers.size(), "classifier")
        + " ("
        + names(classifiers)
        + ") on "
        + Counted.of(run.datasets().size(), "data set")
        + " ("
        + names(run.datasets())
        + "), in "
        + run.rounds()
        + (Computed.of(run).isEmpty() ? "" : "; " + String.join("; ", Computed.of(run)))
        + ". Test images were set apart before anything was resampled, generated or scaled; within a"
        + " repeat all methods saw the same training, validation and test images. Experiments were"
        + " run and analysed with Equipoise; the study file, seeds and versions are in the run"
        + " directory.";
  }

  private static String names(List<String> names) {
    String shown =
        names.stream().limit(MOST_NAMES).map(ChartsSection::name).collect(Collectors.joining(", "));
    return names.size() > MOST_NAMES ? shown + ", …" : shown;
  }

  private static String statistics(Analysis analysis) {
    return "Methods that make new images were compared with the method without synthesis that is best"
        + " on the validation images, by the paired difference in balanced accuracy over the test"
        + " images, with a variance of two parts, test images and repeats, and Satterthwaite’s"
        + " degrees of freedom. P-values of "
        + Counted.of(analysis.comparisons().size(), "comparison")
        + " were adjusted by Holm (1979) at a level of .05. A difference counts as equivalent where"
        + " two one-sided tests (Schuirmann 1987) exclude "
        + Numbers.pointsOf(analysis.run().rule().margin())
        + ", a margin fixed beforehand in the study file. Calibration was measured at the natural"
        + " prior, before and after temperature scaling (Guo et al. 2017).";
  }

  private static List<String> limitations(Analysis analysis) {
    Run run = analysis.run();
    List<String> limits = new ArrayList<>();
    limits.add("The tests speak of balanced accuracy; other metrics are described and not tested.");
    limits.add(
        "Options of methods and classifiers were taken as the study file gives them; a method that"
            + " needs tuning is judged by these options.");
    if (run.repeats() < 10) {
      limits.add(
          Counted.of(run.repeats(), "repeat")
              + (run.repeats() < 5
                  ? " support no test: differences are described only."
                  : " leave the part of the variance that belongs to training and seeds uncertain;"
                      + " ten or more would detect smaller differences."));
    }
    if (run.datasets().size() < 5) {
      limits.add(
          Counted.of(run.datasets().size(), "data set")
              + " say nothing of others: a claim about methods in general needs at least five.");
    }
    if (!run.failed().isEmpty()) {
      limits.add(
          Counted.of(run.failed().size(), "trial")
              + " failed and count for nothing; a method that fails where it is hard looks better than"
              + " it is.");
    }
    return limits;
  }

  private static String bibliography() {
    try (InputStream in = MethodsSection.class.getResourceAsStream(BIBLIOGRAPHY)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
