package equipoise.engines.libtorch;

import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;

/** Work at whose end every native object that it made, and that nobody holds, is freed. */
final class Scope {
  private Scope() {}

  @SuppressWarnings("try")
  static <T> T with(Supplier<T> work) {
    try (PointerScope scope = new PointerScope()) {
      return work.get();
    } catch (RuntimeException e) {
      throw NativeErrors.inOneLine(e);
    }
  }

  static void run(Runnable work) {
    with(
        () -> {
          work.run();
          return null;
        });
  }

  /** Work that leaves no trace in autograd's graph. */
  @SuppressWarnings("try")
  static void withoutGraph(Runnable work) {
    run(
        () -> {
          try (NoGradGuard guard = new NoGradGuard()) {
            work.run();
          }
        });
  }
}
