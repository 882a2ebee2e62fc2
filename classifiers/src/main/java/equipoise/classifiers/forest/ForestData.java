package equipoise.classifiers.forest;

import equipoise.core.data.Dataset;
import java.util.ArrayList;
import java.util.List;

/**
 * Training rows by columns, for all trees of a forest.
 *
 * @param columns those whose values vary; a constant column can never split
 * @param labels by row
 * @param classes number of classes
 * @param dimension number of all columns
 */
record ForestData(List<Column> columns, int[] labels, int classes, int dimension) {
  static ForestData of(Dataset data) {
    List<Column> columns = data.isImages() ? pixelColumns(data) : numberColumns(data);
    return new ForestData(columns, data.labels(), data.classes().size(), data.dimension());
  }

  private static List<Column> pixelColumns(Dataset data) {
    byte[][] pixels = new byte[data.dimension()][data.size()];
    for (int i = 0; i < data.size(); i++) {
      byte[] image = data.pixels(i);
      for (int j = 0; j < image.length; j++) {
        pixels[j][i] = image[j];
      }
    }
    List<Column> columns = new ArrayList<>();
    for (int j = 0; j < pixels.length; j++) {
      if (varies(pixels[j])) {
        columns.add(Column.ofPixels(j, pixels[j]));
      }
    }
    return columns;
  }

  private static boolean varies(byte[] pixels) {
    for (byte pixel : pixels) {
      if (pixel != pixels[0]) {
        return true;
      }
    }
    return false;
  }

  private static List<Column> numberColumns(Dataset data) {
    List<Column> columns = new ArrayList<>();
    double[] numbers = new double[data.size()];
    for (int j = 0; j < data.dimension(); j++) {
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = data.value(i, j);
      }
      Column column = Column.ofNumbers(j, numbers);
      if (column.values().length > 1) {
        columns.add(column);
      }
    }
    return columns;
  }
}
