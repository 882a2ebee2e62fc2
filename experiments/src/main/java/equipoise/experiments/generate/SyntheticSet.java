package equipoise.experiments.generate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import equipoise.core.file.Sha256;
import equipoise.core.io.write.ImagePart;
import equipoise.core.io.write.ImageParts;
import equipoise.core.io.write.SetWriter;
import equipoise.core.learning.Progress;
import equipoise.core.trial.SyntheticAudit;
import equipoise.gan.NearestReal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Synthetic images with all that is to be said of them. Written: the images in one of the formats,
 * {@code metadata.csv}, {@code manifest.jsonl} with the rejected ones too, the audit {@code
 * audit.json}, a data set card {@code README.md} and {@code croissant.json}. No file holds a time:
 * the same images give the same bytes.
 *
 * @param recipe how they were made
 * @param real the training images that bases and neighbours index; none if they are not known
 * @param candidates at least one of which is kept
 * @param audit of these images, if they were audited
 */
public record SyntheticSet(
    Recipe recipe, RealImages real, Candidates candidates, Optional<SyntheticAudit> audit) {
  public SyntheticSet {
    if (candidates.kept().length == 0) {
      throw new IllegalArgumentException("every image was rejected");
    }
  }

  /**
   * Number of kept and rejected images of a class, and of training images.
   *
   * @param real null if not known
   * @param gate as in {@link AuditTable#word}
   */
  public record ClassCount(String name, int images, int rejected, Integer real, String gate) {}

  /** Of every class that images were made of. */
  public List<ClassCount> counts() {
    Dataset data = candidates.data();
    int[] made = data.counts();
    int[] kept = data.select(candidates.kept()).counts();
    int[] trained = real.data().counts();
    List<ClassCount> counts = new ArrayList<>();
    for (int c = 0; c < made.length; c++) {
      if (made[c] > 0) {
        counts.add(
            new ClassCount(
                data.classes().get(c),
                kept[c],
                made[c] - kept[c],
                real.data().size() == 0 ? null : (Integer) trained[c],
                gate(data.classes().get(c))));
      }
    }
    return counts;
  }

  /**
   * Fills an empty directory.
   *
   * @throws equipoise.core.data.DataException if the format cannot hold these images
   */
  public void fill(SetWriter writer, Path directory, Publication publication, Progress progress)
      throws IOException {
    ImageParts parts = parts();
    writer.require(parts.train().data());
    List<MadeImage> images = images(writer, parts, progress);
    writer.fill(parts, directory, progress);
    boolean pairs = images.stream().anyMatch(image -> image.base() != null);
    MetadataCsv.write(directory.resolve(MetadataCsv.FILE), images, pairs);
    Manifest.write(directory.resolve(Manifest.FILE), images);
    if (audit.isPresent()) {
      ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
      Files.writeString(
          directory.resolve(AuditTable.FILE), json.writeValueAsString(audit.get()) + "\n");
    }
    DatasetCard card = new DatasetCard(this, publication, parts.train().data().imageShape());
    card.write(directory.resolve(DatasetCard.FILE));
    new Croissant(this, publication, pairs).write(directory);
  }

  private String gate(String className) {
    return audit.map(found -> new AuditTable(found).word(className)).orElse(null);
  }

  /** The kept images with the classes that have some; files are numbered within a class. */
  private ImageParts parts() {
    int[] kept = candidates.kept();
    Dataset data = ofPresentClasses(candidates.data().select(kept));
    int[] next = new int[data.classes().size()];
    int[] numbers = new int[data.size()];
    Arrays.setAll(numbers, i -> next[data.label(i)]++);
    ImagePart part = new ImagePart(data, i -> ImagePart.number(numbers[i]), i -> text(kept[i]));
    return new ImageParts(part, Optional.empty());
  }

  private static Dataset ofPresentClasses(Dataset data) {
    int[] counts = data.counts();
    List<String> present = new ArrayList<>();
    int[] place = new int[counts.length];
    for (int c = 0; c < counts.length; c++) {
      place[c] = present.size();
      if (counts[c] > 0) {
        present.add(data.classes().get(c));
      }
    }
    return data.relabel(Arrays.stream(data.labels()).map(c -> place[c]).toArray(), present);
  }

  /** What the file of an image says about it. */
  private Map<String, String> text(int row) {
    Map<String, String> text = new LinkedHashMap<>();
    text.put("Software", "Equipoise");
    text.put("Synthetic", "true");
    text.put("Generator", generator(row));
    text.put("Seed", Long.toString(seed(row)));
    text.put("Index", Integer.toString(index(row)));
    return text;
  }

  private String generator(int row) {
    Origin origin = candidates.data().origin(row);
    if (origin instanceof Origin.Generated generated) {
      return generated.generator();
    }
    return recipe.method() + (origin instanceof Origin.Copied ? " (copy)" : "");
  }

  /** How many of the kept images are copies of training images. */
  long copies() {
    return Arrays.stream(candidates.kept())
        .filter(row -> candidates.data().origin(row) instanceof Origin.Copied)
        .count();
  }

  private long seed(int row) {
    return candidates.data().origin(row) instanceof Origin.Generated generated
        ? generated.seed()
        : recipe.seed();
  }

  private int index(int row) {
    return candidates.data().origin(row) instanceof Origin.Generated generated
        ? generated.index()
        : candidates.numbers().get(row);
  }

  private List<MadeImage> images(SetWriter writer, ImageParts parts, Progress progress) {
    progress.report("nearest training images", 0, -1);
    List<NearestReal> nearest =
        real.data().size() == 0
            ? List.of()
            : NearestReal.ofAll(real.data(), candidates.data(), progress);
    List<MadeImage> images = new ArrayList<>();
    int written = 0;
    for (int row = 0; row < candidates.data().size(); row++) {
      String file = candidates.isKept(row) ? writer.place(parts, written++) : null;
      images.add(image(row, file, nearest.isEmpty() ? null : nearest.get(row)));
    }
    return images;
  }

  private MadeImage image(int row, String file, NearestReal nearest) {
    Dataset data = candidates.data();
    Origin origin = data.origin(row);
    boolean between = origin instanceof Origin.Interpolated;
    return new MadeImage(
        file,
        Sha256.of(data.pixels(row)),
        data.classes().get(data.label(row)),
        generator(row),
        seed(row),
        index(row),
        nearest == null ? null : real.name(nearest.index()),
        nearest == null ? null : (Double) (Math.round(1e3 * nearest.distance()) / 1e3),
        base(origin),
        between ? real.name(((Origin.Interpolated) origin).neighbour()) : null,
        between ? ((Origin.Interpolated) origin).gap() : null,
        gate(data.classes().get(data.label(row))),
        file != null,
        file == null ? candidates.reasons().get(row) : null);
  }

  private String base(Origin origin) {
    if (origin instanceof Origin.Interpolated interpolated) {
      return real.name(interpolated.base());
    }
    if (origin instanceof Origin.Copied copied) {
      return real.name(copied.base());
    }
    return origin instanceof Origin.Derived derived ? real.name(derived.base()) : null;
  }
}
