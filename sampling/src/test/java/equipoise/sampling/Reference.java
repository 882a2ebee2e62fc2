package equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.core.Seed;
import equipoise.core.SharedFiles;
import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import equipoise.core.data.Splits;
import equipoise.core.data.TableShape;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reference cases computed with imbalanced-learn 0.10.0 and 0.12.4 and by independent brute force;
 * they lie in a folder {@code shared/reference} beside the checkout. Where it is absent a test is
 * skipped.
 */
public final class Reference {
  /** Sets made by formulas, without ties or duplicates. */
  public static final List<String> FORMULA_SETS =
      List.of("moons_s1", "three4d_s1", "two20d_s1", "mix20d_s1", "blobs_s1");

  /** Real sets with ties and duplicates. */
  public static final List<String> REAL_SETS =
      List.of(
          "C13_ecoli034_vs_5",
          "C15_ecoli046_vs_5",
          "C22_yeast1_vs_7",
          "C24_glass4",
          "C3_haberman",
          "C6_glass0123_vs_456");

  private Reference() {}

  private static Path file(String name) {
    return SharedFiles.path("reference/" + name);
  }

  public static JsonNode json(String name) {
    try {
      return new ObjectMapper().readTree(file(name + ".json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A CSV file with a header and an integer label in the last column; class i is named "i". */
  public static Dataset table(String name) {
    double[][] cells =
        lines(name)
            .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
            .toArray(double[][]::new);
    int columns = cells[0].length - 1;
    int[] labels = Arrays.stream(cells).mapToInt(row -> (int) row[columns]).toArray();
    double[][] rows =
        Arrays.stream(cells).map(row -> Arrays.copyOf(row, columns)).toArray(double[][]::new);
    TreeSet<String> classes = new TreeSet<>();
    IntStream.of(labels).forEach(label -> classes.add(String.valueOf(label)));
    return Dataset.ofTable(name, TableShape.numeric(columns), List.copyOf(classes), rows, labels);
  }

  /** The lines of a CSV file without its header. */
  public static Stream<String> lines(String name) {
    try {
      return Files.readAllLines(file(name + ".csv")).stream().skip(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static int[] ints(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).mapToInt(JsonNode::asInt).toArray();
  }

  public static double[] doubles(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  /** A matrix of texts. */
  public static List<List<String>> lists(JsonNode matrix) {
    return StreamSupport.stream(matrix.spliterator(), false)
        .map(row -> StreamSupport.stream(row.spliterator(), false).map(JsonNode::asText).toList())
        .toList();
  }

  /** The rows of the data that are no longer there, ascending. */
  public static int[] removed(Dataset data, Resampled result) {
    BitSet removed = new BitSet();
    removed.set(0, data.size());
    Dataset after = result.data().data();
    for (int i = 0; i < after.size(); i++) {
      removed.clear(((Origin.Real) after.origin(i)).index());
    }
    return removed.stream().toArray();
  }

  /** What the sampler removes from the data. */
  public static int[] removed(Dataset data, Sampler sampler, String strategy) {
    return removed(
        data, sampler.resample(Splits.whole(data), Strategy.parse(strategy), new Seed(1)));
  }

  /**
   * Checks an answer on a real set, where ties leave some rows to the implementation: every row
   * that all row orders give is there, and none that no order gives. Haberman with its 23 duplicate
   * rows is left out: the peer drops the first neighbour as the row itself, which may be its
   * duplicate.
   *
   * @param answerName a field of the set's {@code cleaning}
   */
  public static void checkWithinTies(String set, String answerName, int[] answer) {
    JsonNode reference = json(set);
    if (set.equals("C3_haberman")) {
      return;
    }
    JsonNode expected = reference.get("cleaning").get(answerName);
    List<Integer> found = IntStream.of(answer).boxed().toList();
    List<Integer> must = IntStream.of(ints(expected.get("must"))).boxed().toList();
    List<Integer> allowed =
        IntStream.concat(
                IntStream.of(ints(expected.get("must"))),
                IntStream.of(ints(expected.get("tie_dependent"))))
            .boxed()
            .toList();
    assertThat(found).containsAll(must);
    assertThat(allowed).containsAll(found);
  }
}
