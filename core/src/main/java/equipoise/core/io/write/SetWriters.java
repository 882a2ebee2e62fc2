package equipoise.core.io.write;

import equipoise.core.catalogue.Catalogue;
import java.util.List;

/** Every format in which a set of images can be written. */
public final class SetWriters {
  public static final Catalogue<SetWriter> CATALOGUE =
      new Catalogue<>(
          "format",
          List.of(
              FolderWriter.ENTRY,
              IdxWriter.ENTRY,
              NpzWriter.ENTRY,
              WebDatasetWriter.ENTRY,
              CsvWriter.ENTRY));

  private SetWriters() {}
}
