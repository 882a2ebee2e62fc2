package equipoise.engines.dl4j;

import equipoise.core.Seed;
import equipoise.engines.api.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the step of every layer.
 *
 * @param parameters of the network
 * @param dropout seed of all masks
 * @param condition of the batch that passes through
 * @param scratch closed by the network
 */
record Steps(Parameters parameters, Seed dropout, Condition condition, Scratch scratch) {
  Chain chain(List<Node> nodes, Turns turns) {
    List<Step> steps = new ArrayList<>();
    int firstTrained = nodes.size();
    for (Node node : nodes) {
      if (firstTrained == nodes.size() && node.parameterCount() > 0) {
        firstTrained = steps.size();
      }
      Site site = new Site(Geometry.of(node.input(), node.output()), turns, scratch);
      steps.add(node.layer().accept(new LayerSteps(this, node, site)));
    }
    return new Chain(steps, firstTrained);
  }
}
