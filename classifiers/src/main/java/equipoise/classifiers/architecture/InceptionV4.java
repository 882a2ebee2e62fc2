package equipoise.classifiers.architecture;

import static equipoise.classifiers.architecture.InceptionUnits.ACROSS3;
import static equipoise.classifiers.architecture.InceptionUnits.ACROSS7;
import static equipoise.classifiers.architecture.InceptionUnits.DOWN3;
import static equipoise.classifiers.architecture.InceptionUnits.DOWN7;
import static equipoise.classifiers.architecture.InceptionUnits.HALVING;
import static equipoise.classifiers.architecture.InceptionUnits.ONE;
import static equipoise.classifiers.architecture.InceptionUnits.THREE;
import static equipoise.classifiers.architecture.InceptionUnits.averaged;
import static equipoise.classifiers.architecture.InceptionUnits.forked;
import static equipoise.classifiers.architecture.InceptionUnits.halved;
import static equipoise.classifiers.architecture.InceptionUnits.row;
import static equipoise.classifiers.architecture.InceptionUnits.unit;

import equipoise.engines.api.Window;
import java.util.List;

/** Inception v4; the names of published weights are timm's. */
public final class InceptionV4 {
  /** {@code inception-v4}: usually for images of 299x299; 42,679,816 parameters at 1000 classes. */
  public static final Architecture INCEPTION_V4 =
      new BuiltArchitecture(
          "inception-v4",
          "Inception v4: four, seven and three modules of three kinds",
          "Szegedy, Ioffe, Vanhoucke and Alemi, AAAI 2017, arXiv 1602.07261",
          0.2,
          new BuiltArchitecture.Sides(75, 299),
          InceptionV4::layers);

  private InceptionV4() {}

  private static void layers(NetworkBuilder network) {
    network.normalizing(1e-3, 0.1);
    stem(network);
    for (int i = 6; i < 10; i++) {
      first(network, "features." + i + ".branch");
    }
    firstHalving(network, "features.10.branch");
    for (int i = 11; i < 18; i++) {
      second(network, "features." + i + ".branch");
    }
    secondHalving(network, "features.18.branch");
    for (int i = 19; i < 22; i++) {
      third(network, "features." + i + ".branch");
    }
    network.averagedLogits("last_linear");
  }

  /** Figure 3 of the paper. */
  private static void stem(NetworkBuilder network) {
    row(
            unit("features.0", 32, HALVING),
            unit("features.1", 32, Window.of(3)),
            unit("features.2", 64, THREE))
        .accept(network);
    network.concat(List.of(halved(), row(unit("features.3.conv", 96, HALVING))));
    String name = "features.4.branch";
    network.concat(
        List.of(
            row(unit(name + "0.0", 64, ONE), unit(name + "0.1", 96, Window.of(3))),
            row(
                unit(name + "1.0", 64, ONE),
                unit(name + "1.1", 64, ACROSS7),
                unit(name + "1.2", 64, DOWN7),
                unit(name + "1.3", 96, Window.of(3)))));
    network.concat(List.of(row(unit("features.5.conv", 192, HALVING)), halved()));
  }

  /** Figure 4 of the paper. */
  private static void first(NetworkBuilder network, String name) {
    network.concat(
        List.of(
            row(unit(name + "0", 96, ONE)),
            row(unit(name + "1.0", 64, ONE), unit(name + "1.1", 96, THREE)),
            row(
                unit(name + "2.0", 64, ONE),
                unit(name + "2.1", 96, THREE),
                unit(name + "2.2", 96, THREE)),
            averaged(false, unit(name + "3.1", 96, ONE))));
  }

  private static void firstHalving(NetworkBuilder network, String name) {
    network.concat(
        List.of(
            row(unit(name + "0", 384, HALVING)),
            row(
                unit(name + "1.0", 192, ONE),
                unit(name + "1.1", 224, THREE),
                unit(name + "1.2", 256, HALVING)),
            halved()));
  }

  /** Figure 5 of the paper. */
  private static void second(NetworkBuilder network, String name) {
    network.concat(
        List.of(
            row(unit(name + "0", 384, ONE)),
            row(
                unit(name + "1.0", 192, ONE),
                unit(name + "1.1", 224, ACROSS7),
                unit(name + "1.2", 256, DOWN7)),
            row(
                unit(name + "2.0", 192, ONE),
                unit(name + "2.1", 192, DOWN7),
                unit(name + "2.2", 224, ACROSS7),
                unit(name + "2.3", 224, DOWN7),
                unit(name + "2.4", 256, ACROSS7)),
            averaged(false, unit(name + "3.1", 128, ONE))));
  }

  private static void secondHalving(NetworkBuilder network, String name) {
    network.concat(
        List.of(
            row(unit(name + "0.0", 192, ONE), unit(name + "0.1", 192, HALVING)),
            row(
                unit(name + "1.0", 256, ONE),
                unit(name + "1.1", 256, ACROSS7),
                unit(name + "1.2", 320, DOWN7),
                unit(name + "1.3", 320, HALVING)),
            halved()));
  }

  /** Figure 6 of the paper. */
  private static void third(NetworkBuilder network, String name) {
    network.concat(
        List.of(
            row(unit(name + "0", 256, ONE)),
            forked(
                row(unit(name + "1_0", 384, ONE)),
                unit(name + "1_1a", 256, ACROSS3),
                unit(name + "1_1b", 256, DOWN3)),
            forked(
                row(
                    unit(name + "2_0", 384, ONE),
                    unit(name + "2_1", 448, DOWN3),
                    unit(name + "2_2", 512, ACROSS3)),
                unit(name + "2_3a", 256, ACROSS3),
                unit(name + "2_3b", 256, DOWN3)),
            averaged(false, unit(name + "3.1", 256, ONE))));
  }
}
