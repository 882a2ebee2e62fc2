package equipoise.experiments.generate;

import equipoise.core.data.Dataset;
import equipoise.core.learning.Progress;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The images that a set is audited by: those that are kept, at most {@value #OF_A_CLASS} of a
 * class. A generator that makes fewer for the set makes others of the same kind: a handful says
 * nothing.
 *
 * @param drawing that made the set's images
 * @param count images of each class that the set was to have
 */
public record AuditSample(Drawing drawing, int count) {
  static final int OF_A_CLASS = 100;

  /**
   * @param drawn for the set
   * @param labels of their classes
   * @return under the training data's classes
   */
  public Dataset of(Candidates drawn, List<Integer> labels, Progress progress) {
    boolean more = count < OF_A_CLASS && drawing.maker().continues();
    Candidates all = more ? drawing.of(labels, OF_A_CLASS, progress) : drawn;
    Dataset kept = all.data().select(all.kept());
    int[] seen = new int[kept.classes().size()];
    return kept.select(
        IntStream.range(0, kept.size())
            .filter(row -> seen[kept.label(row)]++ < OF_A_CLASS)
            .toArray());
  }
}
