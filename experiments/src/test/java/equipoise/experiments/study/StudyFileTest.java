package equipoise.experiments.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.data.DataException;
import equipoise.core.data.Imbalance;
import equipoise.experiments.study.DataSpec.Format;
import equipoise.experiments.study.DataSpec.TestSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values are those of the study file in the contract of the command line. */
class StudyFileTest {
  @Test
  void the_study_in_the_readme_can_be_read() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    String text = readme.split("```yaml\n", 2)[1].split("```", 2)[0];
    Study study = StudyFile.parse("README.md", text, Path.of(""));
    assertThat(study.methods()).extracting(Method::label).contains("none", "cdsmote", "dcgan");
    assertThat(study.repeats()).isEqualTo(10);
  }

  private static final Path HERE = Path.of("/somewhere");

  /** The study of the contract; line numbers in the tests below count from its first line. */
  private static final String MNIST =
      """
      study: mnist-long-tail
      seed: 20261120
      data:
        - name: mnist
          format: idx
          path: data/mnist
          imbalance: {counts: [4000, 2000, 1000, 750, 500, 350, 200, 100, 60, 40]}
          validation: 0.1
          test: {perClass: 800}
      methods:
        - none
        - random-over
        - {name: smote, k: 5}
        - {name: cdsmote, clusters: 2, space: pixels}
        - {name: dcgan, steps: 3000, fill: 0.5}
        - {name: balanced-softmax}
      classifiers:
        - {name: lenet5, epochs: 10, batch: 64}
      repeats: 5
      """;

  @Test
  void groups_may_be_compared_with_splits_that_ignore_them() {
    Study study =
        parse(
            """
            study: s
            data:
              - {name: d, format: folder, path: p, groups: {from: folder, compare: true}}
              - {name: e, format: folder, path: q, groups: {from: folder, compare: false}}
            methods: [none]
            classifiers: [random-forest]
            """);
    assertThat(study.data())
        .extracting(DataSpec::name)
        .containsExactly("d", "d as if unrelated", "e");
    assertThat(study.data().get(1).groups()).isEmpty();
    assertThat(study.data().get(1).contrastTo()).contains("d");
    assertThat(study.resolved().at("/data/1/contrastTo").asText()).isEqualTo("d");
  }

  private static Study parse(String text) {
    return StudyFile.parse("s.yaml", text, HERE);
  }

  private static String error(String text) {
    try {
      parse(text);
    } catch (DataException e) {
      assertThat(e.getMessage()).doesNotContain("\n");
      return e.getMessage();
    }
    throw new AssertionError("no error in\n" + text);
  }

  @Test
  void the_contracts_study_is_read_as_it_is_meant() {
    Study study = parse(MNIST);
    assertThat(study.name()).isEqualTo("mnist-long-tail");
    assertThat(study.seed()).isEqualTo(20261120);
    assertThat(study.repeats()).isEqualTo(5);
    assertThat(study.size()).isEqualTo(30);
    DataSpec data = study.data().get(0);
    assertThat(data.format()).isEqualTo(new Format("idx"));
    assertThat(data.path()).isEqualTo(Path.of("/somewhere/data/mnist"));
    assertThat(data.imbalance())
        .isEqualTo(Imbalance.Counts.of(4000, 2000, 1000, 750, 500, 350, 200, 100, 60, 40));
    assertThat(data.test()).isEqualTo(new TestSpec.PerClass(800));
    assertThat(study.methods())
        .extracting(Method::label)
        .containsExactly("none", "random-over", "smote", "cdsmote", "dcgan", "balanced-softmax");
    assertThat(study.methods().get(2).resampling().orElseThrow().configured().values())
        .isEqualTo(Map.of("k", 5, "space", "pixels", "strategy", "auto"));
    assertThat(study.classifiers().get(0).configured().values()).containsEntry("epochs", 10);
    assertThat(study.augmentation().isNone()).isTrue();
  }

  @Test
  void omitted_keys_have_their_defaults() {
    Study study =
        parse(
            """
            study: s
            data: [{name: symbols, format: embedded}]
            methods: [none]
            classifiers: [random-forest]
            """);
    DataSpec data = study.data().get(0);
    assertThat(data.imbalance()).isEqualTo(Imbalance.NONE);
    assertThat(data.validation()).isEqualTo(0.1);
    assertThat(data.test()).isEqualTo(new TestSpec.Default());
    assertThat(data.path()).isNull();
    assertThat(study.repeats()).isEqualTo(5);
    assertThat(study.resolved().at("/classifiers/0/trees").isNumber()).isTrue();
  }

  @Test
  void other_imbalances_are_read() {
    assertThat(imbalance("{longTail: {ratio: 100}}")).isEqualTo(new Imbalance.LongTail(100));
    assertThat(imbalance("{step: {ratio: 10, minority: 5}}")).isEqualTo(new Imbalance.Step(10, 5));
    assertThat(imbalance("none")).isEqualTo(Imbalance.NONE);
    assertThat(imbalance("{counts: {cat: 10, 7: 20}}"))
        .isEqualTo(new Imbalance.NamedCounts(Map.of("cat", 10, "7", 20)));
  }

  private static Imbalance imbalance(String value) {
    return parse(MNIST.replaceAll("imbalance: .*", "imbalance: " + value))
        .data()
        .get(0)
        .imbalance();
  }

  @Test
  void arms_of_one_name_are_told_apart_by_the_options_that_differ() {
    Study study =
        parse(
            MNIST.replace("- none", "- {name: smote, k: 3}\n  - {name: smote, label: mine, k: 9}"));
    assertThat(study.methods())
        .extracting(Method::label)
        .startsWith("smote k=3", "mine", "random-over", "smote k=5");
  }

  @Test
  void options_at_their_defaults_make_no_other_arm() {
    for (String same : List.of("smote", "{name: smote, label: b, k: 5.0, strategy: auto}")) {
      assertThat(error(MNIST.replace("- none", "- " + same)))
          .contains("the same method 'smote' with the same options stands in line");
    }
    assertThat(
            error(MNIST.replace("- none", "- {name: dcgan, steps: '3000', generator-rate: 2e-3}")))
        .contains("the same method 'dcgan'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          repeats: 5           | repeat: 5            | s.yaml:19: unknown key 'repeat' in 'study'; the nearest known key is 'repeats'
          validation: 0.1      | valdiation: 0.1      | s.yaml:8: unknown key 'valdiation' in 'data'; the nearest known key is 'validation'
          validation: 0.1      | validation: 1.5      | s.yaml:8: 'validation' is 1.5, but must be a number above 0.0 and below 1.0
          validation: 0.1      | validation: lots     | s.yaml:8: 'validation' is 'lots', but must be a number above 0.0 and below 1.0
          validation: 0.1      | validation:          | s.yaml:8: 'validation' is without a value, but must be a number above 0.0 and below 1.0
          repeats: 5           | repeats: 0           | s.yaml:19: 'repeats' is 0, but must be an integer from 1 to 1000
          repeats: 5           | repeats: 2.5         | s.yaml:19: 'repeats' is '2.5', but must be an integer from 1 to 1000
          repeats: 5           | repeats: [5]         | s.yaml:19: 'repeats' is a list, but must be an integer from 1 to 1000
          seed: 20261120       | seed: 99999999999999999999 | s.yaml:2: the number 99999999999999999999 is too large
          format: idx          | format: folders      | s.yaml:5: 'format' is 'folders', but must be one of idx, folder, cifar, npz, mat, csv, arff, keel, embedded; the nearest is 'folder'
          '    path: data/mnist' | '    path: {a: b}' | s.yaml:6: 'path' is a map, but must be a path
          '    path: data/mnist' | '    classes: [a, b]' | s.yaml:4: the key 'path' is missing in 'data'; it is where the idx data lies
          {perClass: 800}      | {perClass: 800, fraction: 0.2} | s.yaml:9: 'test' needs exactly one of the keys perClass, fraction, but has 2
          - random-over        | - random-ovre        | s.yaml:12: unknown method 'random-ovre'; the nearest known one is 'random-over'
          - random-over        | - none               | s.yaml:12: the same method 'none' with the same options stands in line 11; remove one
          - random-over        | - {name: smote, k: 3, label: none} | s.yaml:12: two methods have the label 'none' (the first in line 11); give one another 'label'
          - random-over        | - {label: x}         | s.yaml:12: the key 'name' is missing
          '{name: smote, k: 5}' | '{name: smote, neighbours: 5}' | s.yaml:13: method 'smote': smote has no option 'neighbours'
          '{name: smote, k: 5}' | '{name: smote, k: 0}' | s.yaml:13: method 'smote':
          '{name: smote, k: 5}' | '{name: smote, strategy: minorty}' | s.yaml:13: method 'smote': option 'strategy' of smote: strategy 'minorty'
          '{name: balanced-softmax}' | '{name: class-weights, k: 2}' | s.yaml:16: method 'class-weights': class-weights has no options, but 'k' is given
          'fill: 0.5'          | 'fill: 2'            | s.yaml:15: method 'dcgan': option 'fill' of dcgan must be a number in (0, 1], but is '2'
          '- {name: lenet5, epochs: 10, batch: 64}' | '- random-forest' | s.yaml:16: method 'balanced-softmax' does not go with classifier 'random-forest'
          '{name: smote, k: 5}' | '{name: smote, space: features}' | s.yaml:13: method 'smote' does not go with classifier 'lenet5': 'space: features' resamples what a pretrained network gives
          epochs: 10           | epoch: 10            | s.yaml:18: classifier 'lenet5':
          name: lenet5,        | name: lenet,         | s.yaml:18: unknown classifier 'lenet'; the nearest known one is 'lenet5'
          study: mnist-long-tail | title: x           | s.yaml:1: unknown key 'title' in 'study'
          study: mnist-long-tail | '# nothing'        | s.yaml:2: the key 'study' is missing in 'study'; it is a name
          seed: 20261120       | study: again         | s.yaml:2: the key 'study' appears twice; first in line 1
          seed: 20261120       | '<<: {seed: 1}'      | s.yaml:2: unknown key '<<'
          seed: 20261120       | '? [a]'              | s.yaml:2: a key must be a word, not a list or map
          methods:             | 'augmentation: {shift: 3}\\nmethods:' | s.yaml:10: 'shift' is 3, but must be a number from 0.0 to 0.5
          """)
  void a_mistake_is_told_with_its_line(String right, String wrong, String message) {
    assertThat(MNIST).contains(right);
    assertThat(error(MNIST.replace(right, wrong.replace("\\n", "\n")))).startsWith(message);
  }

  @Test
  void a_method_acts_in_up_to_three_places() {
    Study study =
        parse(
            MNIST.replace(
                "- none",
                """
                - none
                  - {resample: {name: smote, k: 3}, loss: class-weights, adjust: threshold-moving}
                  - {label: mine, resample: dcgan, loss: {name: balanced-softmax}}
                  - {adjust: threshold-moving}\
                """));
    assertThat(study.methods())
        .extracting(Method::label)
        .startsWith("none", "smote+class-weights+threshold-moving", "mine", "threshold-moving");
    Method all = study.methods().get(1);
    assertThat(all.resampling().orElseThrow().configured().value("k")).isEqualTo(3);
    assertThat(all.loss().orElseThrow().name()).isEqualTo("class-weights");
    assertThat(all.adjustment().orElseThrow().name()).isEqualTo("threshold-moving");
    assertThat(study.methods().get(2).generates()).isTrue();
    assertThat(study.methods().get(0).places()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {resample: smoke}                        | s.yaml:11: unknown resample method 'smoke'; the nearest known one is 'smote'
          {loss: smote}                            | s.yaml:11: unknown loss method 'smote'; the nearest known one is
          {resample: smote, los: class-weights}    | s.yaml:11: unknown key 'los' in 'method'; the nearest known key is 'loss'
          {resample: {name: smote, k: 0}}          | s.yaml:11: method 'smote': option 'k' of smote must be an integer of at least 1, but is '0'
          {resample: {k: 5}}                       | s.yaml:11: the key 'name' is missing
          {name: smote, loss: class-weights}       | s.yaml:11: method 'smote': smote has no option 'loss'
          {resample: none}                         | s.yaml:12: the same method
          """)
  void a_mistake_in_a_place_is_reported_with_its_line(String method, String message) {
    String second = method.contains("none") ? "- none\n  - " + method : "- " + method;
    assertThat(error(MNIST.replace("- none", second))).startsWith(message);
  }

  @Test
  void broken_yaml_is_told_with_its_line() {
    assertThat(error("study: s\n\tseed: 1\n"))
        .startsWith("s.yaml:2: a tab is used for indentation");
    assertThat(error("study: [a\nseed: 1\n")).startsWith("s.yaml:2: is not valid YAML");
    assertThat(error("")).startsWith("s.yaml:1: is empty");
    assertThat(error("# only a comment\n")).startsWith("s.yaml:1: is empty");
    assertThat(error("- a\n")).startsWith("s.yaml:1: 'study' is a list, but must be a map");
    assertThat(error("study: a\n---\nstudy: b\n")).startsWith("s.yaml:2: is not valid YAML");
    assertThat(error("study: *nowhere\n")).startsWith("s.yaml:1: is not valid YAML");
    assertThat(error("study: a\nseed: \u0001\n"))
        .startsWith("s.yaml:2: holds the character U+0001");
    assertThat(error("study: !!int a\nseed: x\n")).startsWith("s.yaml:2: 'seed' is 'x'");
  }

  @Test
  void hostile_nesting_and_aliases_end_quickly() {
    assertThat(error("study: " + "[".repeat(100_000))).contains("nested deeper than 32 levels");
    StringBuilder bomb = new StringBuilder("a: &a [x]\n");
    for (char c = 'b'; c <= 'z'; c++) {
      char before = (char) (c - 1);
      bomb.append(c).append(": &").append(c).append(" [*").append(before).append(", *");
      bomb.append(before).append(", *").append(before).append("]\n");
    }
    assertThat(error(bomb.toString())).startsWith("s.yaml:");
    assertThat(error("study: &a [*a]\n")).startsWith("s.yaml:1: 'study' is a list");
    assertThat(error(MNIST.replace("methods:", "methods: &m\n  - *m"))).startsWith("s.yaml:");
  }

  @Test
  void a_file_that_is_no_text_is_refused(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("study.yaml");
    assertThatThrownBy(() -> StudyFile.read(file))
        .hasMessage(file + ": there is no such study file");
    assertThatThrownBy(() -> StudyFile.read(directory))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("is a directory");
    Files.write(file, "study: a\nseed: \u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> StudyFile.read(file))
        .hasMessage(file + ":2: is not UTF-8 text; save the file as UTF-8");
    Files.write(file, MNIST.getBytes(StandardCharsets.UTF_16));
    assertThatThrownBy(() -> StudyFile.read(file)).isInstanceOf(DataException.class);
    Files.write(file, new byte[2 << 20]);
    assertThatThrownBy(() -> StudyFile.read(file)).hasMessageContaining("at most 1048576");
  }

  @Test
  void a_byte_order_mark_does_no_harm(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("study.yaml"), "\uFEFF" + MNIST);
    assertThat(StudyFile.read(file).name()).isEqualTo("mnist-long-tail");
  }

  @Test
  void the_schema_knows_every_key_of_the_contracts_study() {
    var schema = Study.schema();
    assertThat(schema.at("/properties/data/items/properties").fieldNames())
        .toIterable()
        .contains(
            "name",
            "format",
            "path",
            "labels",
            "image",
            "classes",
            "imbalance",
            "validation",
            "test");
    assertThat(schema.at("/properties/methods/items/anyOf/0/enum").toString())
        .contains("\"cdsmote\"");
    assertThat(schema.at("/properties/repeats/maximum").asInt()).isEqualTo(1000);
    assertThat(schema.at("/properties/methods/items/anyOf").toString())
        .contains("\"k\":{\"description\"", "\"steps\":{", "\"resample\":{", "\"loss\":{");
    assertThat(schema.at("/properties/classifiers/items/anyOf").toString())
        .contains("\"epochs\":{\"description\"", "\"minimum\":1");
    assertThat(schema.at("/required").toString())
        .isEqualTo("[\"study\",\"data\",\"methods\",\"classifiers\"]");
  }
}
