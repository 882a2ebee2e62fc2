package equipoise.engines.dl4j;

import equipoise.core.Seed;
import equipoise.engines.api.Layer;
import equipoise.engines.api.Node;
import equipoise.engines.api.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the step of every layer, and one of several where they are faster together.
 *
 * @param parameters of the network
 * @param dropout seed of all masks
 * @param condition of the batch that passes through
 * @param scratch closed by the network
 */
record Steps(Parameters parameters, Seed dropout, Condition condition, Scratch scratch) {
  Chain chain(List<Node> nodes, Turns turns) {
    List<Step> steps = new ArrayList<>();
    int firstTrained = -1;
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      if (firstTrained < 0 && node.parameterCount() > 0) {
        firstTrained = steps.size();
      }
      LayerSteps maker = new LayerSteps(this, node, site(node, node, turns));
      if (node.layer() instanceof Layer.Convolution convolution && rectifiedPooling(nodes, i + 1)) {
        Site pooling = site(nodes.get(i + 1), nodes.get(i + 2), turns);
        steps.addAll(maker.rectifiedPooling(convolution, pooling));
        i += 2;
      } else if (rectifiedPooling(nodes, i)) {
        Site pooling = site(node, nodes.get(i + 1), turns);
        steps.add(new RectifiedPoolingStep(pooling, Bias.none(parameters, pooling.geometry())));
        i++;
      } else {
        steps.add(node.layer().accept(maker));
      }
    }
    return new Chain(steps, firstTrained < 0 ? steps.size() : firstTrained);
  }

  private Site site(Node first, Node last, Turns turns) {
    return new Site(Geometry.of(first.input(), last.output()), turns, scratch);
  }

  /** Whether ReLU and the largest of each 2x2 pixels begin at this node. */
  private static boolean rectifiedPooling(List<Node> nodes, int at) {
    if (at + 1 >= nodes.size()
        || !(nodes.get(at).layer() instanceof Layer.Relu)
        || !(nodes.get(at + 1).layer() instanceof Layer.MaxPooling pooling)) {
      return false;
    }
    Geometry geometry = Geometry.of(nodes.get(at + 1).input(), nodes.get(at + 1).output());
    return pooling.window().equals(Window.of(2).strided(2))
        && 2 * geometry.outHeight() <= geometry.height()
        && 2 * geometry.outWidth() <= geometry.width();
  }
}
