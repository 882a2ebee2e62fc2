package equipoise.engines.libtorch;

import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;

/** Runs work, then frees every native object that it created and that has no owner. */
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

  /** Runs work that autograd does not record. */
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
