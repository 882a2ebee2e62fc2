package equipoise.experiments.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.classifiers.training.Augmentation;
import equipoise.classifiers.training.Augmentations;
import equipoise.classifiers.training.Movement.Flip;
import equipoise.core.data.DataException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Studies that name arms without generation, and augmentation. */
class ArmsTest {
  private static final String STUDY =
      """
      study: s
      data: [{name: symbols, format: embedded}]
      methods: [%s]
      classifiers: [%s]
      augmentation: %s
      """;

  @Test
  void mixup_is_combined_with_a_deferred_schedule_with_resampling_and_with_a_new_last_layer() {
    Study study =
        parse(
            "{name: mixup, with: drw}, {resample: smote, loss: mixup, adjust: crt}",
            "lenet5",
            "digits");
    assertThat(study.methods())
        .extracting(Method::label)
        .containsExactly("mixup", "smote+mixup+crt");
    assertThat(study.methods().get(0).loss().orElseThrow().value("with")).isEqualTo("drw");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          crt                        | random-forest | crt changes the last layer of a network
          tau-norm                   | svm           | tau-norm changes the last layer of a network
          '{loss: ldam, adjust: lws}' | lenet5       | lws changes a dense last layer, and ldam trains a normalised one
          mixup                      | k-nn          | mixup is for networks, and k-nn is none
          drw                        | random-forest | drw is for networks, and random-forest is none
          '{name: mixup, with: remix}' | lenet5      | unknown loss of 'with' 'remix'
          """)
  void an_arm_that_a_classifier_cannot_take_is_refused_with_its_line(
      String method, String classifier, String message) {
    assertThatThrownBy(() -> parse(method, classifier, "digits"))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("s.yaml:3: ")
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void augmentation_is_a_policy_or_options_or_both() {
    Augmentation natural = parse("none", "lenet5", "natural").augmentation();
    assertThat(natural).isEqualTo(Augmentations.CATALOGUE.named("natural").configured().create());
    assertThat(parse("none", "lenet5", "{shift: 0.1, rotation: 5}").augmentation())
        .isEqualTo(new Augmentation(0.1, 5, 0));
    Augmentation changed =
        parse("none", "lenet5", "{policy: cells, flip: none, noise: 0.2}").augmentation();
    assertThat(changed.movement().flip()).isEqualTo(Flip.NONE);
    assertThat(changed.movement().rotation()).isEqualTo(180);
    assertThat(changed.look().noise()).isEqualTo(0.2);
  }

  /** So that trials of studies that shift, rotate and zoom keep their keys. */
  @Test
  void a_resolved_study_lists_the_other_options_only_where_they_do_something() {
    assertThat(parse("none", "lenet5", "{shift: 0.1}").resolved().get("augmentation").toString())
        .isEqualTo("{\"shift\":0.1,\"rotation\":0.0,\"zoom\":0.0}");
    assertThat(parse("none", "lenet5", "{flip: both}").resolved().get("augmentation").toString())
        .isEqualTo("{\"shift\":0.0,\"rotation\":0.0,\"zoom\":0.0,\"flip\":\"both\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          digit                        | 'augmentation' is 'digit', but must be one of custom, digits
          {policy: naturl}             | 'policy' is 'naturl', but must be one of custom, digits
          {blur: 9}                    | 'blur' is 9, but must be a number from 0.0 to 5.0
          {flip: sideways}             | 'flip' is 'sideways', but must be one of none, horizontal
          {mirror: true}               | unknown key 'mirror' in 'augmentation'
          """)
  void a_mistake_in_the_augmentation_is_told_with_its_line(String augmentation, String message) {
    assertThatThrownBy(() -> parse("none", "lenet5", augmentation))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("s.yaml:5: " + message);
  }

  private static Study parse(String methods, String classifiers, String augmentation) {
    return StudyFile.parse(
        "s.yaml", STUDY.formatted(methods, classifiers, augmentation), Path.of("/somewhere"));
  }
}
