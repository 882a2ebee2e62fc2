package equipoise.engines.libtorch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;

/**
 * Holds native objects that outlive the {@link org.bytedeco.javacpp.PointerScope} in which they
 * were made, until it is closed.
 */
final class NativeOwner implements AutoCloseable {
  private final List<Pointer> held = new ArrayList<>();

  <P extends Pointer> P hold(P pointer) {
    pointer.retainReference();
    held.add(pointer);
    return pointer;
  }

  @Override
  public void close() {
    for (int i = held.size() - 1; i >= 0; i--) {
      held.get(i).releaseReference();
    }
    held.clear();
  }
}
