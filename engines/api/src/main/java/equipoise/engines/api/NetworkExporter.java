package equipoise.engines.api;

import java.io.IOException;
import java.io.OutputStream;

/** Writes networks in a format that other programs read; found by {@link NetworkExporters}. */
public interface NetworkExporter {
  /** As the command line writes it. */
  String format();

  /** What the file is and who reads it, a phrase without a full stop. */
  String summary();

  /**
   * @param out stays open
   * @throws IllegalArgumentException naming the layer that the format cannot hold
   */
  void write(ExportedNetwork network, OutputStream out) throws IOException;
}
