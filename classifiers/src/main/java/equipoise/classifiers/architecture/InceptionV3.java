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

/** Inception v3, as torchvision has it, without the auxiliary head. */
public final class InceptionV3 {
  /** {@code inception-v3}: usually for images of 299x299. */
  public static final Architecture INCEPTION_V3 =
      new BuiltArchitecture(
          "inception-v3",
          "Inception v3: factorised convolutions, 1x7 and 7x1",
          "Szegedy, Vanhoucke, Ioffe, Shlens and Wojna, CVPR 2016, doi 10.1109/CVPR.2016.308",
          0.5,
          new BuiltArchitecture.Sides(75, 299),
          InceptionV3::layers);

  private InceptionV3() {}

  private static void layers(NetworkBuilder network) {
    network.normalizing(1e-3, 0.1);
    row(
            unit("Conv2d_1a_3x3", 32, HALVING),
            unit("Conv2d_2a_3x3", 32, Window.of(3)),
            unit("Conv2d_2b_3x3", 64, THREE))
        .accept(network);
    network.maximum(HALVING);
    row(unit("Conv2d_3b_1x1", 80, ONE), unit("Conv2d_4a_3x3", 192, Window.of(3))).accept(network);
    network.maximum(HALVING);
    first(network, "Mixed_5b.", 32);
    first(network, "Mixed_5c.", 64);
    first(network, "Mixed_5d.", 64);
    firstHalving(network, "Mixed_6a.");
    second(network, "Mixed_6b.", 128);
    second(network, "Mixed_6c.", 160);
    second(network, "Mixed_6d.", 160);
    second(network, "Mixed_6e.", 192);
    secondHalving(network, "Mixed_7a.");
    third(network, "Mixed_7b.");
    third(network, "Mixed_7c.");
    network.averagedLogits("fc");
  }

  /** Figure 5 of the paper. */
  private static void first(NetworkBuilder network, String name, int pooled) {
    network.concat(
        List.of(
            row(unit(name + "branch1x1", 64, ONE)),
            row(
                unit(name + "branch5x5_1", 48, ONE),
                unit(name + "branch5x5_2", 64, Window.of(5).padded(2))),
            row(
                unit(name + "branch3x3dbl_1", 64, ONE),
                unit(name + "branch3x3dbl_2", 96, THREE),
                unit(name + "branch3x3dbl_3", 96, THREE)),
            averaged(true, unit(name + "branch_pool", pooled, ONE))));
  }

  private static void firstHalving(NetworkBuilder network, String name) {
    network.concat(
        List.of(
            row(unit(name + "branch3x3", 384, HALVING)),
            row(
                unit(name + "branch3x3dbl_1", 64, ONE),
                unit(name + "branch3x3dbl_2", 96, THREE),
                unit(name + "branch3x3dbl_3", 96, HALVING)),
            halved()));
  }

  /** Figure 6 of the paper. */
  private static void second(NetworkBuilder network, String name, int filters) {
    network.concat(
        List.of(
            row(unit(name + "branch1x1", 192, ONE)),
            row(
                unit(name + "branch7x7_1", filters, ONE),
                unit(name + "branch7x7_2", filters, ACROSS7),
                unit(name + "branch7x7_3", 192, DOWN7)),
            row(
                unit(name + "branch7x7dbl_1", filters, ONE),
                unit(name + "branch7x7dbl_2", filters, DOWN7),
                unit(name + "branch7x7dbl_3", filters, ACROSS7),
                unit(name + "branch7x7dbl_4", filters, DOWN7),
                unit(name + "branch7x7dbl_5", 192, ACROSS7)),
            averaged(true, unit(name + "branch_pool", 192, ONE))));
  }

  private static void secondHalving(NetworkBuilder network, String name) {
    network.concat(
        List.of(
            row(unit(name + "branch3x3_1", 192, ONE), unit(name + "branch3x3_2", 320, HALVING)),
            row(
                unit(name + "branch7x7x3_1", 192, ONE),
                unit(name + "branch7x7x3_2", 192, ACROSS7),
                unit(name + "branch7x7x3_3", 192, DOWN7),
                unit(name + "branch7x7x3_4", 192, HALVING)),
            halved()));
  }

  /** Figure 7 of the paper. */
  private static void third(NetworkBuilder network, String name) {
    network.concat(
        List.of(
            row(unit(name + "branch1x1", 320, ONE)),
            forked(
                row(unit(name + "branch3x3_1", 384, ONE)),
                unit(name + "branch3x3_2a", 384, ACROSS3),
                unit(name + "branch3x3_2b", 384, DOWN3)),
            forked(
                row(
                    unit(name + "branch3x3dbl_1", 448, ONE),
                    unit(name + "branch3x3dbl_2", 384, THREE)),
                unit(name + "branch3x3dbl_3a", 384, ACROSS3),
                unit(name + "branch3x3dbl_3b", 384, DOWN3)),
            averaged(true, unit(name + "branch_pool", 192, ONE))));
  }
}
