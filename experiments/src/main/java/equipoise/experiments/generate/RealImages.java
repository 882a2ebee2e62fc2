package equipoise.experiments.generate;

import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import java.util.List;

/**
 * The images that a method learned from.
 *
 * @param data real images
 * @param files of the data set as it was read, by the index of an image's origin; empty where
 *     images have no files of their own
 */
public record RealImages(Dataset data, List<String> files) {
  public RealImages {
    files = List.copyOf(files);
  }

  /** An image's file, or where it has none its index in the data set as it was read. */
  public String name(int row) {
    int index = data.origin(row) instanceof Origin.Real real ? real.index() : row;
    return index < files.size() ? files.get(index) : Integer.toString(index);
  }
}
