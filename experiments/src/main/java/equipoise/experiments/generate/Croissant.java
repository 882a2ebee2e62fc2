package equipoise.experiments.generate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.core.CodePoints;
import equipoise.core.file.Sha256;
import equipoise.reports.interchange.CroissantContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code croissant.json}: the data set in the Croissant format, version 1.1 (MLCommons, 2026), with
 * all of its required properties, the files with their checksums, and a record for each image.
 *
 * @param pairs whether {@code metadata.csv} has base, neighbour and gap
 */
record Croissant(SyntheticSet set, Publication publication, boolean pairs) {
  static final String FILE = CroissantContext.FILE;

  private static final String METADATA = "metadata";
  private static final String IMAGES = "images";
  private static final String FILE_NAME = "file_name";
  private static final String FILE_SET = "image-files";
  private static final Map<String, String> TYPES =
      Map.of(
          "synthetic", "sc:Boolean",
          "seed", "sc:Integer",
          "index", "sc:Integer",
          "distance", "sc:Float",
          "gap", "sc:Float");
  private static final Map<String, String> MEDIA =
      Map.of(
          "csv", "text/csv",
          "jsonl", "application/jsonlines",
          "md", "text/markdown",
          "json", "application/json",
          "tar", "application/x-tar",
          "npz", "application/zip");

  /** Describes what the directory holds. */
  void write(Path directory) throws IOException {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("@context", CroissantContext.json());
    json.put("@type", "sc:Dataset");
    json.put("conformsTo", CroissantContext.VERSION);
    json.put("name", set.recipe().title());
    json.put("description", description());
    json.put("license", publication.license());
    json.put("url", publication.url());
    json.putObject("creator").put("@type", "sc:Organization").put("name", publication.creator());
    json.put("datePublished", publication.date());
    json.put("version", "1.0.0");
    json.putArray("keywords").add("synthetic").add("imbalanced learning").add(method());
    json.set("distribution", distribution(directory));
    records(json.putArray("recordSet"), hasPngs(directory));
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    Files.writeString(directory.resolve(FILE), mapper.writeValueAsString(json) + "\n");
  }

  private String method() {
    return set.recipe().method();
  }

  private String description() {
    return "%d synthetic images of %d classes, computed, not observed, made by %s (%s) from the training images of %s. Made with: %s"
        .formatted(
            set.candidates().kept().length,
            set.counts().size(),
            method(),
            set.recipe().summary(),
            set.recipe().dataset(),
            set.recipe().command());
  }

  private static boolean hasPngs(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.anyMatch(Files::isDirectory);
    }
  }

  /** Every file beside the class folders, and these as a set of files. */
  private static ArrayNode distribution(Path directory) throws IOException {
    ArrayNode distribution = JsonNodeFactory.instance.arrayNode();
    List<Path> files;
    try (Stream<Path> entries = Files.list(directory)) {
      files =
          entries
              .filter(Files::isRegularFile)
              .sorted((a, b) -> CodePoints.ORDER.compare(name(a), name(b)))
              .toList();
    }
    for (Path file : files) {
      distribution
          .addObject()
          .put("@type", "cr:FileObject")
          .put("@id", name(file))
          .put("name", name(file))
          .put("contentUrl", name(file))
          .put("contentSize", Files.size(file) + " B")
          .put("encodingFormat", media(name(file)))
          .put("sha256", Sha256.of(file));
    }
    if (hasPngs(directory)) {
      distribution
          .addObject()
          .put("@type", "cr:FileSet")
          .put("@id", FILE_SET)
          .put("name", FILE_SET)
          .put("encodingFormat", "image/png")
          .put("includes", "*/*.png");
    }
    return distribution;
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static String media(String name) {
    return MEDIA.getOrDefault(
        name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
  }

  /** The rows of metadata.csv, and the image files that they name. */
  private void records(ArrayNode sets, boolean pngs) {
    ArrayNode columns = records(sets, METADATA, "A record for each image, as metadata.csv has it.");
    for (String column : MetadataCsv.columns(pairs)) {
      ObjectNode source =
          field(columns, METADATA, column, TYPES.getOrDefault(column, "sc:Text"))
              .putObject("source");
      source.putObject("fileObject").put("@id", MetadataCsv.FILE);
      source.putObject("extract").put("column", column);
    }
    if (pngs) {
      ArrayNode fields = records(sets, IMAGES, "The images' files.");
      ObjectNode name = field(fields, IMAGES, FILE_NAME, "sc:Text");
      fromFiles(name, "fullpath");
      name.putObject("references").put("@id", METADATA + "/" + FILE_NAME);
      fromFiles(field(fields, IMAGES, "image", "sc:ImageObject"), "content");
    }
  }

  private static ArrayNode records(ArrayNode sets, String id, String description) {
    ObjectNode records = sets.addObject();
    records.put("@type", "cr:RecordSet").put("@id", id).put("name", id);
    records.put("description", description);
    records.putObject("key").put("@id", id + "/" + FILE_NAME);
    return records.putArray("field");
  }

  private static void fromFiles(ObjectNode field, String property) {
    ObjectNode source = field.putObject("source");
    source.putObject("fileSet").put("@id", FILE_SET);
    source.putObject("extract").put("fileProperty", property);
  }

  private static ObjectNode field(ArrayNode fields, String set, String name, String type) {
    return fields
        .addObject()
        .put("@type", "cr:Field")
        .put("@id", set + "/" + name)
        .put("name", name)
        .put("dataType", type);
  }
}
