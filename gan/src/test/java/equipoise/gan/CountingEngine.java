package equipoise.gan;

import equipoise.core.Seed;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** An engine that knows which of its networks are open, and can run out of memory for the next. */
public final class CountingEngine implements Engine {
  private final Engine engine;
  private final int most;
  private final AtomicInteger created = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();

  public CountingEngine(Engine engine) {
    this(engine, Integer.MAX_VALUE);
  }

  /**
   * @param most networks that it creates before it fails
   */
  public CountingEngine(Engine engine, int most) {
    this.engine = engine;
    this.most = most;
  }

  public int created() {
    return created.get();
  }

  public int open() {
    return open.get();
  }

  @Override
  public String name() {
    return engine.name();
  }

  @Override
  public Status status() {
    return engine.status();
  }

  @Override
  public Network create(NetworkSpec spec, Optimizer optimizer, Seed seed) {
    if (created.get() == most) {
      throw new IllegalStateException("no memory for another network");
    }
    Network network = engine.create(spec, optimizer, seed);
    created.incrementAndGet();
    open.incrementAndGet();
    return (Network)
        Proxy.newProxyInstance(
            Network.class.getClassLoader(),
            new Class<?>[] {Network.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                open.decrementAndGet();
              }
              try {
                return method.invoke(network, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
