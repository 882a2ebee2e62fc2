package equipoise.classifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.classifiers.loss.LossSpec;
import equipoise.classifiers.loss.TrainingLosses;
import equipoise.classifiers.training.CnnOptions;
import equipoise.classifiers.training.LearnerRecipe;
import equipoise.classifiers.training.Optimization;
import equipoise.classifiers.training.OptimizerOptions;
import equipoise.classifiers.training.PixelScaling;
import equipoise.classifiers.training.ScheduleShape;
import equipoise.classifiers.training.TrainingContext;
import equipoise.classifiers.transfer.NetworkOptions;
import equipoise.classifiers.transfer.TransferOptions;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.OptionBounds;
import equipoise.core.catalogue.Parameter;
import equipoise.core.catalogue.Trait;
import equipoise.core.catalogue.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ClassifiersTest {
  private static final List<Entry<LearnerRecipe>> ENTRIES = Classifiers.CATALOGUE.entries();
  private static final List<Map<String, Object>> PRETRAINED =
      List.of(
          Map.of("weights", "file.safetensors", "transfer", "features"),
          Map.of("weights", "file.safetensors", "transfer", "fine-tune", "freeze", "stage1"));

  private static final TrainingContext NO_ENGINE =
      TrainingContext.of(
          () -> {
            throw new AssertionError("no engine is needed before a network is trained");
          });

  @ParameterizedTest
  @FieldSource("ENTRIES")
  void every_entry_makes_a_learner_without_an_engine(Entry<LearnerRecipe> entry) {
    assertThat(entry.kind()).isEqualTo(Kind.CLASSIFIER);
    assertThat(entry.configured().create().learner(NO_ENGINE)).isNotNull();
  }

  @ParameterizedTest
  @FieldSource("ENTRIES")
  void options_and_their_ranges_agree(Entry<LearnerRecipe> entry) {
    boolean network = entry.has(Trait.TRAINS_NETWORK);
    OptionBounds.check(entry, network ? PRETRAINED : List.of());
  }

  @ParameterizedTest
  @FieldSource("ENTRIES")
  void a_loss_is_accepted_or_refused_in_one_line(Entry<LearnerRecipe> entry) {
    LearnerRecipe recipe = entry.configured().create();
    for (Entry<LossSpec> loss : TrainingLosses.CATALOGUE.entries()) {
      TrainingContext context = NO_ENGINE.with(loss.configured().create());
      if (new Subject(entry, Optional.of(loss), Optional.empty()).canBeTrained()) {
        assertThat(recipe.learner(context)).isNotNull();
      } else {
        assertThatThrownBy(() -> recipe.learner(context))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(entry.name())
            .hasMessageContaining(loss.name())
            .hasMessageContaining("use ")
            .hasMessageNotContaining("\n");
      }
    }
  }

  @Test
  void studies_find_the_names_and_options_that_they_always_had() {
    assertThat(Classifiers.CATALOGUE.names())
        .containsExactly(
            "lenet5",
            "lenet5-1998",
            "bipyramidal",
            "vgg-bn",
            "resnet20",
            "resnet32",
            "resnet44",
            "resnet56",
            "wide-resnet",
            "densenet",
            "mobilenet",
            "rnn",
            "lstm",
            "resnet18",
            "resnet34",
            "resnet50",
            "resnet101",
            "resnet152",
            "resnext50",
            "alexnet",
            "vgg11",
            "vgg11-bn",
            "vgg13",
            "vgg13-bn",
            "vgg16",
            "vgg16-bn",
            "vgg19",
            "vgg19-bn",
            "googlenet",
            "inception-v3",
            "inception-v4",
            "inception-resnet-v2",
            "densenet121",
            "xception",
            "mobilenet-v2",
            "mobilenet-v3-large",
            "mobilenet-v3-small",
            "squeezenet1-0",
            "squeezenet1-1",
            "random-forest",
            "gradient-boosting",
            "svm",
            "k-nn",
            "logistic-regression");
    assertThat(parameters("lenet5"))
        .containsExactly(
            "epochs",
            "batch",
            "optimizer",
            "rate",
            "decay",
            "momentum",
            "schedule",
            "warmUp",
            "clip",
            "l1",
            "patience",
            "validationInterval",
            "scaling",
            "dropout",
            "budget",
            "cap",
            "weights",
            "transfer",
            "side",
            "pixels",
            "layers",
            "head",
            "lambda",
            "iterations",
            "freeze",
            "baseRate",
            "unfreeze");
    assertThat(parameters("random-forest"))
        .containsExactly("trees", "maxDepth", "nodeSize", "nodeColumns", "treeColumns");
  }

  private static List<String> parameters(String name) {
    return Classifiers.CATALOGUE.named(name).parameters().stream().map(Parameter::name).toList();
  }

  @Test
  void options_of_a_study_file_reach_the_network() {
    Map<String, Object> options =
        Map.of(
            "epochs",
            3L,
            "batch",
            32L,
            "optimizer",
            "sgd",
            "rate",
            0.02,
            "patience",
            4L,
            "schedule",
            "linear",
            "scaling",
            "standardised",
            "dropout",
            0.25);
    OptimizerOptions sgd =
        new OptimizerOptions(
            OptimizerOptions.Rule.SGD,
            OptionalDouble.of(0.02),
            OptionalDouble.empty(),
            OptionalDouble.empty());
    assertThat(Classifiers.CATALOGUE.named("bipyramidal").configured(options).options())
        .isEqualTo(
            new NetworkOptions(
                new CnnOptions(
                    3,
                    32,
                    new Optimization(sgd, ScheduleShape.LINEAR, 0, 0),
                    4,
                    1,
                    PixelScaling.STANDARDISED,
                    0.25),
                TransferOptions.DEFAULTS));
  }

  @Test
  void an_option_that_the_optimizer_does_not_have_is_refused() {
    assertThatThrownBy(() -> lenet5(Map.of("momentum", 0.8)))
        .hasMessage(
            "momentum is an option of sgd and nesterov, but the optimizer is adam: omit it");
    assertThatThrownBy(() -> lenet5(Map.of("optimizer", "rmsprop", "decay", 0.1)))
        .hasMessage(
            "decay is an option of adamw, sgd and nesterov, but the optimizer is rmsprop: omit it");
    assertThatThrownBy(() -> lenet5(Map.of("epochs", 3, "warmUp", 3)))
        .hasMessage("warmUp must be below the number of epochs 3, but is 3");
  }

  @Test
  void the_wide_dense_layer_of_lenet_is_trained_with_dropout_unless_the_study_says_otherwise() {
    assertThat(lenet5(Map.of())).containsEntry("dropout", 0.5);
    assertThat(lenet5(Map.of("dropout", 0.0))).containsEntry("dropout", 0.0);
    assertThat(Classifiers.CATALOGUE.named("lenet5-1998").configured().values())
        .containsEntry("dropout", 0.0);
  }

  private static Map<String, Object> lenet5(Map<String, ?> options) {
    return Classifiers.CATALOGUE.named("lenet5").configured(options).values();
  }

  /**
   * Ten epochs of 8,000 images: 32 s of a network (19 to 42 s at the measured speeds), 2 s of a
   * forest, and .2 s to start. ResNet-18 has 425 million multiplications at 28x28, LeNet-5 2.3
   * million.
   */
  @Test
  void costs_grow_with_the_images() {
    Workload work = new Workload(8_000, 784);
    assertThat(Classifiers.CATALOGUE.named("lenet5").configured().seconds(work)).isEqualTo(32.2);
    assertThat(Classifiers.CATALOGUE.named("random-forest").configured().seconds(work))
        .isEqualTo(2.2);
    double large = Classifiers.CATALOGUE.named("resnet18").configured().seconds(work);
    assertThat(large).isBetween(32.0 * 150, 32.0 * 250);
  }
}
