package equipoise.reports.interchange;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.trial.TrialRecord;
import equipoise.core.trial.TrialResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The parameters of a run of MLflow: what the line of results names, and every option of the
 * trial's specification under its path, such as {@code classifier.epochs}.
 */
record MlflowParameters(TrialResult result, Optional<TrialRecord> record) {
  /** MLflow's limit of a parameter's value, in characters. */
  private static final int LONGEST = 6000;

  /** By the parameter's name. */
  Map<String, String> values() {
    MlflowNames names = new MlflowNames();
    Map<String, String> values = new LinkedHashMap<>();
    values.put(names.of("dataset"), Objects.toString(result.dataset(), ""));
    values.put(names.of("method"), Objects.toString(result.method(), ""));
    values.put(names.of("classifier"), Objects.toString(result.classifier(), ""));
    values.put(names.of("repeat"), Integer.toString(result.repeat()));
    if (result.fold() != null) {
      values.put(names.of("fold"), result.fold().toString());
    }
    record
        .map(TrialRecord::specification)
        .ifPresent(specification -> add("", specification, names, values));
    values.replaceAll((name, value) -> cut(value));
    return values;
  }

  private static void add(
      String path, JsonNode node, MlflowNames names, Map<String, String> values) {
    if (node.isObject() && !node.isEmpty()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        String key = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
        add(key, field.getValue(), names, values);
      }
    } else {
      values.putIfAbsent(names.of(path), node.isValueNode() ? node.asText() : node.toString());
    }
  }

  private static String cut(String value) {
    return value.length() > LONGEST ? value.substring(0, LONGEST) : value;
  }
}
