package equipoise.experiments.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Serves files on this machine, well or badly. */
public final class LoopbackServer implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Behaviour> files = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  /** Answers the request for a file; the first one has number 1. */
  public interface Behaviour {
    void answer(HttpExchange exchange, int number) throws IOException;
  }

  public LoopbackServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String range = exchange.getRequestHeaders().getFirst("Range");
      requests.add(path + (range == null ? "" : " " + range));
      int number = (int) requests.stream().filter(r -> r.split(" ")[0].equals(path)).count();
      files.getOrDefault(path, (e, n) -> e.sendResponseHeaders(404, -1)).answer(exchange, number);
    }
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** Paths, with the range that was asked for, in the order of the requests. */
  public List<String> requests() {
    return requests;
  }

  public LoopbackServer with(String path, Behaviour behaviour) {
    files.put("/" + path, behaviour);
    return this;
  }

  /** The file, and any part of it. */
  public static Behaviour file(byte[] content) {
    return (exchange, number) -> {
      String range = exchange.getRequestHeaders().getFirst("Range");
      if (range == null) {
        send(exchange, content, content.length);
        return;
      }
      int from = Integer.parseInt(range.replaceAll("\\D", ""));
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
      exchange.sendResponseHeaders(206, content.length - from);
      exchange.getResponseBody().write(content, from, content.length - from);
    };
  }

  /** The first requests end after some bytes, then the other behaviour begins. */
  public static Behaviour breaking(byte[] content, int bytes, int times, Behaviour then) {
    return (exchange, number) -> {
      if (number <= times) {
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content, 0, bytes);
        exchange.getResponseBody().flush();
      } else {
        then.answer(exchange, number);
      }
    };
  }

  /**
   * The whole file, whatever part was asked for, under a length that may be a lie; 0 states none.
   */
  public static Behaviour whole(byte[] content, long length) {
    return (exchange, number) -> send(exchange, content, length);
  }

  private static void send(HttpExchange exchange, byte[] content, long length) throws IOException {
    exchange.sendResponseHeaders(200, length);
    int n = length == 0 ? content.length : (int) Math.min(length, content.length);
    exchange.getResponseBody().write(content, 0, n);
    exchange.getResponseBody().flush();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
