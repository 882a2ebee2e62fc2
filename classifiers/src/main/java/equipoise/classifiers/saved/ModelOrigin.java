package equipoise.classifiers.saved;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Where a trained classifier comes from.
 *
 * @param dataset its name in the study
 * @param method the arm's label
 * @param classifier its label
 * @param repeat from 0
 * @param key of the trial
 * @param trainCounts real training images of each class
 * @param figures on the test images, by the names in {@code results.jsonl}
 * @param recall of each class on the test images
 */
public record ModelOrigin(
    String dataset,
    String method,
    String classifier,
    int repeat,
    String key,
    Map<String, Integer> trainCounts,
    Map<String, Double> figures,
    Map<String, Double> recall) {
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  public ModelOrigin {
    Objects.requireNonNull(dataset);
    Objects.requireNonNull(method);
    Objects.requireNonNull(classifier);
    Objects.requireNonNull(key);
    trainCounts = Collections.unmodifiableMap(new LinkedHashMap<>(trainCounts));
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    recall = Collections.unmodifiableMap(new LinkedHashMap<>(recall));
  }

  /**
   * @throws IllegalArgumentException in one line, if something is missing
   */
  static ModelOrigin of(JsonNode json) {
    try {
      return JSON.treeToValue(json, ModelOrigin.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("origin is incomplete", e);
    }
  }
}
