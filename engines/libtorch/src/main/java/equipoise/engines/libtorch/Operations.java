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
      list.add(operation);
      overwrites = operation.overwritable();
    }
    List<Operation> operations = List.copyOf(list);
    return (input, call) -> {
      Tensor output = input;
      for (Operation operation : operations) {
        output = operation.apply(output, call);
      }
      return output;
    };
  }
}
