package equipoise.experiments.generate;

import equipoise.core.catalogue.Configured;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How synthetic images came about, for their card and their files.
 *
 * @param method its name in the catalogue
 * @param summary what it does
 * @param source authors, year and DOI or arXiv number; empty for what is nobody's invention
 * @param options every option with its value
 * @param dataset the name of the training data
 * @param fingerprint of the training images
 * @param seed of images whose origin has none of its own
 * @param platform what computed it; empty if no network was trained
 * @param software name and version
 * @param command that makes the same files
 * @param remarks what a reader must know, a sentence each: classes that were refused, what training
 *     said, filters
 */
public record Recipe(
    String method,
    String summary,
    String source,
    Map<String, Object> options,
    String dataset,
    String fingerprint,
    long seed,
    String platform,
    String software,
    String command,
    List<String> remarks) {
  public Recipe {
    options = new TreeMap<>(options);
    remarks = List.copyOf(remarks);
  }

  /** Of an entry of the catalogue, before anything is remarked. */
  public static Recipe of(
      Configured<?> method, RealImages real, long seed, String software, String command) {
    return new Recipe(
        method.name(),
        method.entry().summary(),
        method.entry().source(),
        method.values(),
        real.data().name(),
        real.data().fingerprint(),
        seed,
        "",
        software,
        command,
        List.of());
  }

  /**
   * Of a generator that was kept.
   *
   * @param seed of its images
   */
  static Recipe of(KeptModel model, long seed, String software, String command) {
    return new Recipe(
        model.method().name(),
        model.method().entry().summary(),
        model.method().entry().source(),
        model.method().values(),
        model.kept().origin().data(),
        model.kept().origin().fingerprint(),
        seed,
        "",
        software,
        command,
        List.of());
  }

  /** The same without options that had no say. */
  Recipe without(List<String> idle) {
    Map<String, Object> said = new TreeMap<>(options);
    said.keySet().removeAll(idle);
    return new Recipe(
        method,
        summary,
        source,
        said,
        dataset,
        fingerprint,
        seed,
        platform,
        software,
        command,
        remarks);
  }

  /** The same, computed by an engine. */
  public Recipe on(String engine) {
    return new Recipe(
        method,
        summary,
        source,
        options,
        dataset,
        fingerprint,
        seed,
        engine,
        software,
        command,
        remarks);
  }

  /** The same with these remarks. */
  public Recipe remarking(List<String> sentences) {
    return new Recipe(
        method,
        summary,
        source,
        options,
        dataset,
        fingerprint,
        seed,
        platform,
        software,
        command,
        sentences);
  }

  /** The data set's name. */
  String title() {
    return "Synthetic images by " + method + " from " + dataset;
  }
}
