package equipoise.core.io.format;

import equipoise.core.NearestName;
import equipoise.core.Visible;
import equipoise.core.data.DataException;
import equipoise.core.io.format.GroupSource.Metadata;
import equipoise.core.io.picture.Flaw;
import equipoise.core.table.CsvRecords;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One column of a {@code metadata.csv}, as Hugging Face's image folders have it. */
final class MetadataFile {
  private static final int MAX_BYTES = 1 << 28;

  private final Path file;
  private final Map<Path, String> values = new HashMap<>();

  private MetadataFile(Path file) {
    this.file = file;
  }

  /**
   * The column's value by image file; an empty cell is no value.
   *
   * @throws Flaw if the file is not readable or sound, lacks the column, or names an image that
   *     does not exist or twice
   */
  static Map<Path, String> column(Path file, String column) throws Flaw {
    MetadataFile metadata = new MetadataFile(file);
    metadata.read(column);
    return metadata.values;
  }

  private void read(String column) throws Flaw {
    List<CsvRecords.Row> rows = rows();
    if (rows.isEmpty()) {
      throw flaw(1, "is empty; its first line names the columns, file_name among them");
    }
    List<String> header = rows.get(0).cells();
    int name = position(header, Metadata.FILE_NAME);
    int value = position(header, column);
    for (CsvRecords.Row row : rows.subList(1, rows.size())) {
      if (row.cells().size() != header.size()) {
        throw flaw(
            row.line(),
            "has " + row.cells().size() + " cells, but the header has " + header.size());
      }
      put(row, row.cells().get(name), row.cells().get(value));
    }
  }

  private void put(CsvRecords.Row row, String name, String value) throws Flaw {
    Path image;
    try {
      image = file.resolveSibling(name).normalize();
    } catch (InvalidPathException e) {
      throw flaw(row.line(), "names the file " + Visible.quoted(name) + ", which is no path");
    }
    if (name.isEmpty() || !Files.isRegularFile(image)) {
      throw flaw(
          row.line(),
          "names the file "
              + Visible.quoted(name)
              + ", which does not exist; file names are relative to the folder of "
              + Metadata.FILE);
    }
    if (values.containsKey(image)) {
      throw flaw(row.line(), "names " + Visible.quoted(name) + " a second time; remove one line");
    }
    values.put(image, value);
  }

  private int position(List<String> header, String column) throws Flaw {
    int at = header.indexOf(column);
    if (at < 0) {
      throw flaw(
          1,
          "has no column "
              + Visible.quoted(column)
              + "; the nearest of its columns is "
              + Visible.quoted(NearestName.of(column, header)));
    }
    return at;
  }

  private List<CsvRecords.Row> rows() throws Flaw {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw flaw(1, "has more than " + MAX_BYTES + " bytes");
      }
      byte[] bytes = Files.readAllBytes(file);
      return CsvRecords.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new Flaw("its " + Metadata.FILE + " is not UTF-8 text; save it as UTF-8", e);
    } catch (DataException e) {
      throw new Flaw("its " + Metadata.FILE + ", " + e.getMessage(), e);
    } catch (IOException e) {
      throw Flaw.of(e);
    }
  }

  private static Flaw flaw(int line, String message) {
    return new Flaw("its " + Metadata.FILE + ", line " + line + ": " + message);
  }
}
