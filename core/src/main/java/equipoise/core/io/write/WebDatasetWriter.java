package equipoise.core.io.write;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Family;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.NoOptions;
import equipoise.core.data.Dataset;
import equipoise.core.io.picture.Pngs;
import equipoise.core.learning.Progress;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes images as WebDataset's shards, tar archives {@code 000000.tar} of at most {@value #SHARD}
 * images ({@code train-000000.tar} and {@code test-000000.tar} of a set with both parts). An image
 * is three files named by its row: {@code 000012.png}; {@code 000012.cls}, its class's number as
 * text; {@code 000012.json} with that number as {@code label}, the class's name as {@code class},
 * and what else is said of the image.
 */
public final class WebDatasetWriter implements SetWriter {
  public static final Entry<SetWriter> ENTRY =
      Entry.<SetWriter, NoOptions>of(
              Kind.FORMAT, "webdataset", NoOptions.NONE, options -> new WebDatasetWriter())
          .family(Family.IMAGE_FORMAT)
          .summary("tar shards of PNG, class number and JSON, as WebDataset reads them")
          .source("Aizman, Maltby and Breuel, IEEE Big Data 2019, arXiv 2001.01858")
          .build();

  static final int SHARD = 10_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public void fill(ImageParts parts, Path directory, Progress progress) throws IOException {
    Pace pace = new Pace(parts, progress);
    for (Map.Entry<String, ImagePart> part : parts.named("", "train-", "test-").entrySet()) {
      int size = part.getValue().data().size();
      for (int first = 0; first < size; first += SHARD) {
        Path file = directory.resolve(shard(part.getKey(), first));
        try (TarWriter tar =
            new TarWriter(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
          for (int row = first; row < Math.min(size, first + SHARD); row++) {
            pace.step();
            add(tar, part.getValue(), row);
          }
        }
      }
    }
  }

  private static String shard(String prefix, int row) {
    return prefix + ImagePart.number(row / SHARD) + ".tar";
  }

  private static void add(TarWriter tar, ImagePart part, int row) throws IOException {
    Dataset data = part.data();
    int number = LabelNumbers.of(data.classes()).of(data.label(row));
    Map<String, String> text = part.text().apply(row);
    ObjectNode json = JSON.createObjectNode();
    json.put("label", number).put("class", data.classes().get(data.label(row)));
    text.forEach(json::put);
    String key = ImagePart.number(row);
    tar.add(key + ".png", Pngs.encode(data.imageShape(), data.pixels(row), text));
    tar.add(key + ".cls", Integer.toString(number).getBytes(StandardCharsets.US_ASCII));
    tar.add(key + ".json", JSON.writeValueAsBytes(json));
  }

  @Override
  public String place(ImageParts parts, int row) {
    return shard(parts.test().isEmpty() ? "" : "train-", row)
        + "#"
        + ImagePart.number(row)
        + ".png";
  }
}
