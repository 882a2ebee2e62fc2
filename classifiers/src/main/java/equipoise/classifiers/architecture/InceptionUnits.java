package equipoise.classifiers.architecture;

import equipoise.engines.api.Layer;
import equipoise.engines.api.Window;
import java.util.List;
import java.util.function.Consumer;

/** What the later Inception networks are made of: convolutions with norm and ReLU, in a row. */
final class InceptionUnits {
  static final Window ONE = Window.of(1);
  static final Window THREE = Window.of(3).padded(1);
  static final Window ACROSS7 = Window.of(1, 7).padded(0, 3);
  static final Window DOWN7 = Window.of(7, 1).padded(3, 0);
  static final Window ACROSS3 = Window.of(1, 3).padded(0, 1);
  static final Window DOWN3 = Window.of(3, 1).padded(1, 0);
  static final Window HALVING = Window.of(3).strided(2);

  private InceptionUnits() {}

  /**
   * @param name in published weights, before {@code .conv} and {@code .bn}
   */
  record Unit(String name, int filters, Window window) {
    void addTo(NetworkBuilder network) {
      network.plain(name + ".conv", filters, window).norm(name + ".bn").relu();
    }
  }

  static Unit unit(String name, int filters, Window window) {
    return new Unit(name, filters, window);
  }

  static Consumer<NetworkBuilder> row(Unit... units) {
    return network -> List.of(units).forEach(unit -> unit.addTo(network));
  }

  /** The mean of 3x3 neighbours, then a unit. */
  static Consumer<NetworkBuilder> averaged(boolean countsPadding, Unit unit) {
    return network -> {
      network.add(new Layer.AveragePooling(THREE, false, countsPadding));
      unit.addTo(network);
    };
  }

  static Consumer<NetworkBuilder> halved() {
    return network -> network.maximum(HALVING);
  }

  /** Units, then two more side by side. */
  static Consumer<NetworkBuilder> forked(Consumer<NetworkBuilder> first, Unit left, Unit right) {
    return network -> {
      first.accept(network);
      network.concat(List.of(row(left), row(right)));
    };
  }
}
