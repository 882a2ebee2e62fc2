package equipoise.core.io;

import com.fasterxml.jackson.databind.util.StdConverter;
import equipoise.core.data.Shape;
import equipoise.core.data.TableShape;
import java.util.Map;

/** A shape in JSON: an image's channels, height and width; the number of a table's columns. */
final class ShapeNumbers extends StdConverter<Shape, Object> {
  @Override
  public Object convert(Shape shape) {
    return shape instanceof TableShape table ? Map.of("columns", table.size()) : shape;
  }
}
