package equipoise.reports.tables;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.reports.blocks.Document;
import java.util.List;

/** All tables of a document as one JSON object. */
public final class TablesJson {
  private TablesJson() {}

  /** {@code {"title", "subtitle", "tables": [{"name", "title", "columns", "rows"}]}}. */
  public static ObjectNode of(Document document) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("title", document.title().words());
    json.put("subtitle", document.subtitle());
    ArrayNode tables = json.putArray("tables");
    for (FlatTable table : DocumentParts.of(document).tables().values()) {
      ObjectNode node = tables.addObject();
      node.put("name", table.name());
      node.put("title", table.title());
      table.headings().forEach(node.putArray("columns")::add);
      ArrayNode rows = node.putArray("rows");
      table.rows().forEach(row -> add(rows.addArray(), row));
    }
    return json;
  }

  private static void add(ArrayNode node, List<Object> row) {
    for (Object value : row) {
      if (value instanceof Double d && Double.isFinite(d)) {
        node.add(d);
      } else if (value instanceof String text) {
        node.add(text);
      } else {
        node.addNull();
      }
    }
  }
}
