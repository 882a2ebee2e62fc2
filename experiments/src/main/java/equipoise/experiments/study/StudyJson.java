package equipoise.experiments.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.classifiers.training.Augmentation;
import equipoise.classifiers.training.Augmentations;
import equipoise.core.catalogue.Configured;
import equipoise.core.data.Imbalance;
import equipoise.core.io.format.GroupSource;
import equipoise.core.table.TableOptions;
import equipoise.experiments.study.DataSpec.Duplicates;
import equipoise.experiments.study.DataSpec.ImageSpec;
import equipoise.experiments.study.DataSpec.TestSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Parts of a study as JSON, with every default spelled out and keys as in the study file. */
public final class StudyJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Set<String> ALWAYS = Set.of("shift", "rotation", "zoom");

  private StudyJson() {}

  static ObjectNode of(Study study) {
    ObjectNode json = JSON.objectNode();
    json.put("study", study.name()).put("seed", study.seed());
    ArrayNode data = json.putArray("data");
    study.data().forEach(d -> data.add(of(d)));
    ArrayNode methods = json.putArray("methods");
    study.methods().forEach(method -> methods.add(of(method).put("label", method.label())));
    ArrayNode classifiers = json.putArray("classifiers");
    study.classifiers().forEach(c -> classifiers.add(of(c.configured()).put("label", c.label())));
    json.set("augmentation", of(study.augmentation()));
    json.put("margin", study.margin());
    json.put("repeats", study.repeats()).put("trials", study.size());
    return study.folds() == 0 ? json : json.put("folds", study.folds());
  }

  private static ObjectNode of(DataSpec data) {
    ObjectNode json = JSON.objectNode();
    json.put("name", data.name()).put("format", data.format().word());
    path(json, "path", data.path());
    path(json, "labels", data.labels());
    if (data.format().isTable()) {
      table(json, data.table());
      json.put("missing", data.dropsMissing() ? "drop" : "error");
    } else {
      image(json.putObject("image"), data.image());
    }
    if (!data.classes().isEmpty()) {
      data.classes().forEach(json.putArray("classes")::add);
    }
    json.setAll(split(data));
    data.contrastTo().ifPresent(name -> json.put("contrastTo", name));
    return json;
  }

  private static void image(ObjectNode json, ImageSpec image) {
    known(json, "height", image.height());
    known(json, "width", image.width());
    known(json, "channels", image.channels());
    json.put("filter", image.filter());
  }

  private static void table(ObjectNode json, TableOptions table) {
    json.put("target", table.target());
    json.put("header", table.header() == TableOptions.Header.ABSENT ? "absent" : "present");
    table.nominal().forEach(json.withArray("nominal")::add);
  }

  private static void known(ObjectNode json, String key, int value) {
    if (value > 0) {
      json.put(key, value);
    }
  }

  private static void path(ObjectNode json, String key, Path path) {
    if (path != null) {
      json.put(key, path.toString());
    }
  }

  /**
   * How a data set is divided and thinned: {@code imbalance}, {@code validation}, {@code test}; and
   * {@code groups} and {@code duplicates} where the study states them.
   */
  public static ObjectNode split(DataSpec data) {
    ObjectNode json = JSON.objectNode();
    json.set("imbalance", of(data.imbalance()));
    json.put("validation", data.validation());
    json.set("test", of(data.test()));
    data.groups().ifPresent(source -> json.set("groups", of(source)));
    if (data.duplicates() != Duplicates.UNSTATED) {
      json.put("duplicates", data.duplicates().word());
    }
    return json;
  }

  private static JsonNode of(Imbalance imbalance) {
    ObjectNode json = JSON.objectNode();
    if (imbalance instanceof Imbalance.Counts counts) {
      counts.wanted().forEach(json.putArray("counts")::add);
    } else if (imbalance instanceof Imbalance.NamedCounts counts) {
      counts.wanted().forEach(json.putObject("counts")::put);
    } else if (imbalance instanceof Imbalance.LongTail tail) {
      json.putObject("longTail").put("ratio", tail.ratio());
    } else if (imbalance instanceof Imbalance.Step step) {
      json.putObject("step").put("ratio", step.ratio()).put("minority", step.minority());
    } else {
      return JSON.textNode("none");
    }
    return json;
  }

  private static JsonNode of(GroupSource source) {
    ObjectNode json = JSON.objectNode();
    if (source instanceof GroupSource.FileName name) {
      return json.put("from", "file-name").put("pattern", name.pattern().pattern());
    }
    if (source instanceof GroupSource.Metadata metadata) {
      return json.put("from", "metadata").put("column", metadata.column());
    }
    return source instanceof GroupSource.Array array
        ? json.put("from", "array").put("name", array.name())
        : json.put("from", "folder");
  }

  private static JsonNode of(TestSpec test) {
    if (test instanceof TestSpec.PerClass perClass) {
      return JSON.objectNode().put("perClass", perClass.count());
    }
    if (test instanceof TestSpec.Fraction fraction) {
      return JSON.objectNode().put("fraction", fraction.share());
    }
    return JSON.textNode("default");
  }

  /**
   * Shift, rotation and zoom, and of the other options those that do something, so that a study
   * without them has the keys that it always had.
   */
  public static ObjectNode of(Augmentation augmentation) {
    Map<String, Object> idle = Augmentations.CUSTOM.configured().values();
    ObjectNode json = JSON.objectNode();
    Augmentations.values(augmentation)
        .forEach(
            (option, value) -> {
              if (ALWAYS.contains(option) || !value.equals(idle.get(option))) {
                json.set(option, of(value));
              }
            });
    return json;
  }

  /** A method's places, without its label. */
  public static ObjectNode of(Method method) {
    ObjectNode json = JSON.objectNode();
    method.resampling().ifPresent(r -> json.set("resample", of(r.configured())));
    method.loss().ifPresent(loss -> json.set("loss", of(loss)));
    method.adjustment().ifPresent(adjustment -> json.set("adjust", of(adjustment)));
    return json;
  }

  /** An entry of the catalogue with all its options. */
  public static ObjectNode of(Configured<?> configured) {
    ObjectNode json = JSON.objectNode().put("name", configured.name());
    configured.values().forEach((option, value) -> json.set(option, of(value)));
    return json;
  }

  private static JsonNode of(Object value) {
    if (value instanceof List<?> list) {
      ArrayNode array = JSON.arrayNode();
      list.forEach(item -> array.add(of(item)));
      return array;
    }
    if (value instanceof Boolean b) {
      return JSON.booleanNode(b);
    }
    if (value instanceof Double d) {
      return JSON.numberNode(d);
    }
    if (value instanceof Number n) {
      return JSON.numberNode(n.longValue());
    }
    return JSON.textNode(String.valueOf(value));
  }
}
