package equipoise.engines.libtorch;

import equipoise.core.Seed;
import equipoise.engines.api.Node;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * Makes the operation of every layer; within a scope.
 *
 * @param owner of the constants that operations need
 * @param dropout parent of the seeds of dropout's masks
 */
record Operations(Parameters parameters, NativeOwner owner, DeviceContext context, Seed dropout) {
  Operation chain(List<Node> nodes) {
    List<Operation> list = new ArrayList<>();
    boolean overwrites = false;
    for (Node node : nodes) {
      Operation operation = node.layer().accept(new LayerOperations(this, node, overwrites));
      append(operation, list);
      overwrites = operation.overwritable();
    }
    Operation chain = inTurn(List.copyOf(list));
    return overwrites ? chain.withOverwritableOutput() : chain;
  }

  private static void append(Operation operation, List<Operation> list) {
    int last = list.size() - 1;
    if (operation instanceof BatchNorm norm
        && last >= 0
        && list.get(last) instanceof WeightedProduct product) {
      list.set(last, product.with(norm));
    } else {
      list.add(operation);
    }
  }

  private static Operation inTurn(List<Operation> operations) {
    return (input, call) -> {
      Tensor output = input;
      for (Operation operation : operations) {
        output = operation.apply(output, call);
      }
      return output;
    };
  }
}
