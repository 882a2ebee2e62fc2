package equipoise.classifiers.architecture;

import static equipoise.classifiers.architecture.InceptionUnits.ACROSS3;
import static equipoise.classifiers.architecture.InceptionUnits.ACROSS7;
import static equipoise.classifiers.architecture.InceptionUnits.DOWN3;
import static equipoise.classifiers.architecture.InceptionUnits.DOWN7;
import static equipoise.classifiers.architecture.InceptionUnits.HALVING;
import static equipoise.classifiers.architecture.InceptionUnits.ONE;
import static equipoise.classifiers.architecture.InceptionUnits.THREE;
import static equipoise.classifiers.architecture.InceptionUnits.averaged;
import static equipoise.classifiers.architecture.InceptionUnits.halved;
import static equipoise.classifiers.architecture.InceptionUnits.row;
import static equipoise.classifiers.architecture.InceptionUnits.unit;

import equipoise.engines.api.Layer;
import equipoise.engines.api.Window;
import java.util.List;
import java.util.function.Consumer;

/**
 * Inception-ResNet v2 in the authors' later form, with 55 million parameters; the names of
 * published weights are timm's.
 */
public final class InceptionResNetV2 {
  /**
   * {@code inception-resnet-v2}: usually for images of 299x299; 55,843,464 parameters at 1000
   * classes.
   */
  public static final Architecture INCEPTION_RESNET_V2 =
      new BuiltArchitecture(
          "inception-resnet-v2",
          "Inception-ResNet v2: inception modules whose scaled sums are residuals",
          "Szegedy, Ioffe, Vanhoucke and Alemi, AAAI 2017, arXiv 1602.07261",
          0.2,
          new BuiltArchitecture.Sides(75, 299),
          InceptionResNetV2::layers);

  private static final Layer.Initializer HE = new Layer.Initializer.HeNormal();

  private InceptionResNetV2() {}

  private static void layers(NetworkBuilder network) {
    network.normalizing(1e-3, 0.1);
    stem(network);
    for (int i = 0; i < 10; i++) {
      String name = "repeat." + i + ".";
      residual(network, name, 0.17, first(name));
    }
    firstHalving(network, "mixed_6a.branch");
    for (int i = 0; i < 20; i++) {
      String name = "repeat_1." + i + ".";
      residual(network, name, 0.1, second(name));
    }
    secondHalving(network, "mixed_7a.branch");
    for (int i = 0; i < 9; i++) {
      String name = "repeat_2." + i + ".";
      residual(network, name, 0.2, third(name));
    }
    network.residual(body -> scaledSum(body, "block8.", 1, third("block8.")));
    row(unit("conv2d_7b", 1536, ONE)).accept(network);
    network.averagedLogits("classif");
  }

  private static void stem(NetworkBuilder network) {
    row(
            unit("conv2d_1a", 32, HALVING),
            unit("conv2d_2a", 32, Window.of(3)),
            unit("conv2d_2b", 64, THREE))
        .accept(network);
    network.maximum(HALVING);
    row(unit("conv2d_3b", 80, ONE), unit("conv2d_4a", 192, Window.of(3))).accept(network);
    network.maximum(HALVING);
    String name = "mixed_5b.branch";
    network.concat(
        List.of(
            row(unit(name + "0", 96, ONE)),
            row(unit(name + "1.0", 48, ONE), unit(name + "1.1", 64, Window.of(5).padded(2))),
            row(
                unit(name + "2.0", 64, ONE),
                unit(name + "2.1", 96, THREE),
                unit(name + "2.2", 96, THREE)),
            averaged(false, unit(name + "3.1", 64, ONE))));
  }

  private static void residual(
      NetworkBuilder network, String name, double scale, List<Consumer<NetworkBuilder>> branches) {
    network.residual(body -> scaledSum(body, name, scale, branches)).relu();
  }

  /** Branches side by side, a 1x1 convolution back to as many channels, and the scale. */
  private static void scaledSum(
      NetworkBuilder body, String name, double scale, List<Consumer<NetworkBuilder>> branches) {
    int channels = body.channels();
    body.concat(branches);
    body.add(name + "conv2d", new Layer.Convolution(channels, ONE, 1, true, HE));
    body.add(new Layer.Scale(scale));
  }

  private static List<Consumer<NetworkBuilder>> first(String name) {
    return List.of(
        row(unit(name + "branch0", 32, ONE)),
        row(unit(name + "branch1.0", 32, ONE), unit(name + "branch1.1", 32, THREE)),
        row(
            unit(name + "branch2.0", 32, ONE),
            unit(name + "branch2.1", 48, THREE),
            unit(name + "branch2.2", 64, THREE)));
  }

  private static void firstHalving(NetworkBuilder network, String name) {
    network.concat(
        List.of(
            row(unit(name + "0", 384, HALVING)),
            row(
                unit(name + "1.0", 256, ONE),
                unit(name + "1.1", 256, THREE),
                unit(name + "1.2", 384, HALVING)),
            halved()));
  }

  private static List<Consumer<NetworkBuilder>> second(String name) {
    return List.of(
        row(unit(name + "branch0", 192, ONE)),
        row(
            unit(name + "branch1.0", 128, ONE),
            unit(name + "branch1.1", 160, ACROSS7),
            unit(name + "branch1.2", 192, DOWN7)));
  }

  private static void secondHalving(NetworkBuilder network, String name) {
    network.concat(
        List.of(
            row(unit(name + "0.0", 256, ONE), unit(name + "0.1", 384, HALVING)),
            row(unit(name + "1.0", 256, ONE), unit(name + "1.1", 288, HALVING)),
            row(
                unit(name + "2.0", 256, ONE),
                unit(name + "2.1", 288, THREE),
                unit(name + "2.2", 320, HALVING)),
            halved()));
  }

  private static List<Consumer<NetworkBuilder>> third(String name) {
    return List.of(
        row(unit(name + "branch0", 192, ONE)),
        row(
            unit(name + "branch1.0", 192, ONE),
            unit(name + "branch1.1", 224, ACROSS3),
            unit(name + "branch1.2", 256, DOWN3)));
  }
}
