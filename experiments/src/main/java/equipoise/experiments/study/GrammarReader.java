package equipoise.experiments.study;

import equipoise.core.NearestName;
import equipoise.core.data.DataException;
import equipoise.experiments.study.Value.Either;
import equipoise.experiments.study.Value.Items;
import equipoise.experiments.study.Value.Key;
import equipoise.experiments.study.Value.MapOf;
import equipoise.experiments.study.Value.MethodForm;
import equipoise.experiments.study.Value.Named;
import equipoise.experiments.study.Value.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Checks YAML nodes against the grammar; the first mistake ends it with file and line. */
final class GrammarReader {
  private static final String NAME = "name";
  private static final String LABEL = "label";
  private static final Value LABEL_TEXT = new Value.Text("a name");

  private final YamlText source;
  private final ScalarReader scalars;

  GrammarReader(YamlText source) {
    this.source = source;
    this.scalars = new ScalarReader(source);
  }

  /**
   * @param key under which the node stands, for messages
   */
  Parsed read(String key, Node node, Value value) {
    if (value instanceof Either either) {
      return read(key, node, alternative(key, node, either));
    }
    if (value instanceof Table table) {
      return table(node, table, mapping(key, node, value));
    }
    if (value instanceof MapOf mapOf) {
      Map<String, Parsed> entries = new LinkedHashMap<>();
      entries(mapping(key, node, value))
          .forEach((name, child) -> entries.put(name, read(name, child, mapOf.value())));
      return Parsed.of(entries, node);
    }
    if (value instanceof Items items) {
      return items(key, node, items);
    }
    if (value instanceof Named named) {
      return named(key, node, named);
    }
    if (value instanceof MethodForm method) {
      return method(key, node, method);
    }
    return scalars.read(key, node, value);
  }

  private Value alternative(String key, Node node, Either either) {
    return either.alternatives().stream()
        .filter(v -> fits(node, v))
        .findFirst()
        .orElseThrow(() -> scalars.mismatch(key, node, either));
  }

  private static boolean fits(Node node, Value value) {
    if (node instanceof MappingNode) {
      return value instanceof Table || value instanceof MapOf;
    }
    return (node instanceof SequenceNode) == (value instanceof Items)
        && !(value instanceof Table || value instanceof MapOf);
  }

  private MappingNode mapping(String key, Node node, Value value) {
    if (node instanceof MappingNode map) {
      return map;
    }
    throw scalars.mismatch(key, node, value);
  }

  private Parsed table(Node node, Table table, MappingNode map) {
    Map<String, Node> nodes = entries(map);
    Map<String, Parsed> entries = new LinkedHashMap<>();
    for (Map.Entry<String, Node> entry : nodes.entrySet()) {
      Key key =
          table.keys().stream()
              .filter(k -> k.name().equals(entry.getKey()))
              .findFirst()
              .orElseThrow(() -> unknownKey(map, entry.getKey(), table));
      entries.put(key.name(), read(key.name(), entry.getValue(), key.value()));
    }
    for (Key key : table.keys()) {
      if (key.required() && !entries.containsKey(key.name())) {
        throw source.error(
            node,
            "the key '"
                + key.name()
                + "' is missing in '"
                + table.name()
                + "'; it is "
                + key.value().expected());
      }
    }
    if (table.exactlyOne() && entries.size() != 1) {
      throw source.error(
          node,
          "'"
              + table.name()
              + "' needs exactly one of the keys "
              + String.join(", ", table.names())
              + ", but has "
              + entries.size());
    }
    return Parsed.of(entries, node);
  }

  private DataException unknownKey(MappingNode map, String key, Table table) {
    return source.error(
        keyNode(map, key),
        "unknown key '"
            + key
            + "' in '"
            + table.name()
            + "'; the nearest known key is '"
            + NearestName.of(key, table.names())
            + "'");
  }

  private static Node keyNode(MappingNode map, String key) {
    return map.getValue().stream()
        .map(NodeTuple::getKeyNode)
        .filter(k -> k instanceof ScalarNode s && s.getValue().equals(key))
        .findFirst()
        .orElse(map);
  }

  /** Keys to nodes, refusing what appears twice. */
  private Map<String, Node> entries(MappingNode map) {
    Map<String, Node> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : map.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw source.error(tuple.getKeyNode(), "a key must be a word, not a list or map");
      }
      if (entries.put(key.getValue(), tuple.getValueNode()) != null) {
        throw source.error(
            key,
            "the key '"
                + key.getValue()
                + "' appears twice; first in line "
                + YamlText.line(keyNode(map, key.getValue()).getStartMark()));
      }
    }
    return entries;
  }

  private Parsed items(String key, Node node, Items items) {
    if (!(node instanceof SequenceNode sequence)) {
      throw scalars.mismatch(key, node, items);
    }
    if (sequence.getValue().isEmpty()) {
      throw source.error(node, "the list '" + key + "' is empty; it needs at least one item");
    }
    List<Parsed> list = new ArrayList<>();
    for (Node child : sequence.getValue()) {
      list.add(read(key, child, items.item()));
    }
    return Parsed.of(list, node);
  }

  private Parsed method(String key, Node node, MethodForm form) {
    if (!(node instanceof MappingNode map)) {
      return named(key, node, form.shortForm());
    }
    Map<String, Node> nodes = entries(map);
    if (nodes.containsKey(NAME) || Collections.disjoint(nodes.keySet(), form.placeKeys())) {
      return named(key, node, form.shortForm());
    }
    List<Key> keys = new ArrayList<>();
    keys.add(Key.optional(LABEL, LABEL_TEXT, null, "in results and reports"));
    for (MethodPlace place : form.places()) {
      keys.add(Key.optional(place.key(), place.value(), null, place.meaning()));
    }
    return table(node, new Table("method", false, keys), map);
  }

  private Parsed named(String key, Node node, Named named) {
    if (node instanceof ScalarNode scalar) {
      Map<String, Parsed> entry = new LinkedHashMap<>();
      entry.put(NAME, name(scalar, named));
      return Parsed.of(entry, node);
    }
    Map<String, Node> nodes = entries(mapping(key, node, named));
    if (!nodes.containsKey(NAME)) {
      throw source.error(node, "the key 'name' is missing; it is " + named.expected());
    }
    Map<String, Parsed> entries = new LinkedHashMap<>();
    nodes.forEach((option, child) -> entries.put(option, member(option, child, named)));
    return Parsed.of(entries, node);
  }

  private Parsed member(String key, Node child, Named named) {
    if (key.equals(NAME)) {
      return name(child, named);
    }
    return key.equals(LABEL) && named.labelled()
        ? read(key, child, LABEL_TEXT)
        : option(key, child);
  }

  private Parsed name(Node node, Named named) {
    String name = read(named.noun(), node, new Value.Text("a name")).text();
    List<String> known = named.names();
    if (!known.contains(name)) {
      throw source.error(
          node,
          "unknown "
              + named.noun()
              + " '"
              + ScalarReader.abbreviated(name)
              + "'; the nearest known one is '"
              + NearestName.of(name, known)
              + "' (known: "
              + String.join(", ", new TreeSet<>(known))
              + ")");
    }
    return Parsed.of(name, node);
  }

  private Parsed option(String name, Node node) {
    if (node instanceof SequenceNode sequence) {
      return Parsed.of(
          sequence.getValue().stream().map(child -> option(name, child)).toList(), node);
    }
    if (node instanceof ScalarNode scalar && scalars.untyped(scalar) != null) {
      return Parsed.of(scalars.untyped(scalar), node);
    }
    throw source.error(node, "the option '" + name + "' needs a number, a word, or a list of them");
  }
}
