package equipoise.experiments.fetch;

import equipoise.core.learning.Progress;
import equipoise.experiments.fetch.FetchFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings one file from one address, going on where an earlier try broke off. */
final class Transfer {
  /** A file of unknown size may not be longer. */
  private static final long LONGEST = 4L << 30;

  private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+|\\*)");
  private static final Duration CONNECTING = Duration.ofSeconds(20);
  private static final Duration STALLED = Duration.ofSeconds(60);

  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(CONNECTING)
          .build();
  private final RemoteFile file;
  private final URI address;
  private final Path part;
  private final Progress progress;

  /**
   * @param part what is there already, and where the rest goes
   */
  Transfer(RemoteFile file, URI address, Path part, Progress progress) {
    this.file = file;
    this.address = address;
    this.part = part;
    this.progress = progress;
  }

  /** The connection ended before the file did; what came is kept. */
  static final class BrokenOff extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenOff(String message) {
      super(message);
    }
  }

  static String remedy() {
    return "; give a mirror that has the published files with --from URL";
  }

  /** The file is complete when this returns. */
  void run() throws BrokenOff {
    long have = present();
    if (file.size() > 0 && have == file.size()) {
      return;
    }
    requireSpace(file.size() - have);
    if (address.getScheme().equals("file")) {
      local();
    } else {
      remote(have);
    }
  }

  private long present() {
    try {
      long have = Files.exists(part) ? Files.size(part) : 0;
      if (have > (file.size() > 0 ? file.size() : LONGEST)) {
        Files.delete(part);
        return 0;
      }
      return have;
    } catch (IOException e) {
      throw FetchFailure.disk(part, e);
    }
  }

  private void requireSpace(long needed) {
    try {
      long free = Files.getFileStore(part.toAbsolutePath().getParent()).getUsableSpace();
      if (needed > free) {
        throw FetchFailure.disk(
            part, new IOException("%,d bytes are needed, %,d are free".formatted(needed, free)));
      }
    } catch (IOException e) {
      throw FetchFailure.disk(part, e);
    }
  }

  private void local() throws BrokenOff {
    try (InputStream in = Files.newInputStream(Path.of(address))) {
      requireSize(OptionalLong.of(Files.size(Path.of(address))));
      copy(in, 0);
    } catch (IOException e) {
      throw failure("cannot be read (" + e.getClass().getSimpleName() + ")", e);
    }
  }

  private void remote(long have) throws BrokenOff {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).timeout(STALLED).header("Accept-Encoding", "identity");
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-");
    }
    HttpResponse<InputStream> response = answer(request.build());
    try (InputStream body = response.body()) {
      switch (response.statusCode()) {
        case 200 -> {
          requireSize(response.headers().firstValueAsLong("Content-Length"));
          copy(body, 0);
        }
        case 206 -> resume(response, body, have);
        case 416 -> {
          Files.deleteIfExists(part);
          throw new BrokenOff("has no more than " + have + " bytes");
        }
        default -> refuse(response.statusCode());
      }
    } catch (IOException e) {
      throw FetchFailure.disk(part, e);
    }
  }

  private void refuse(int status) throws BrokenOff {
    if (status >= 500 || status == 429) {
      throw new BrokenOff("the server answers " + status);
    }
    throw failure("the server answers " + status, null);
  }

  private HttpResponse<InputStream> answer(HttpRequest request) throws BrokenOff {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (ConnectException e) {
      throw failure("no connection can be made", e);
    } catch (HttpTimeoutException e) {
      throw failure("the server does not answer", e);
    } catch (IOException e) {
      throw new BrokenOff("the connection ended (" + e.getMessage() + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Progress.Cancelled();
    }
  }

  private void resume(HttpResponse<InputStream> response, InputStream body, long have)
      throws BrokenOff {
    Matcher range =
        RANGE.matcher(response.headers().firstValue("Content-Range").orElse("").strip());
    if (!range.matches() || !range.group(1).equals(Long.toString(have))) {
      throw failure("the server answers with another part of the file than was asked for", null);
    }
    if (!range.group(2).equals("*")) {
      requireSize(OptionalLong.of(Long.parseLong(range.group(2))));
    }
    copy(body, have);
  }

  private void requireSize(OptionalLong stated) {
    if (stated.isPresent() && file.size() > 0 && stated.getAsLong() != file.size()) {
      throw wrongSize(stated.getAsLong());
    }
  }

  private FetchFailure wrongSize(long found) {
    return new FetchFailure(
        Kind.CONTENT,
        "%s: is another file: it has %,d bytes, published are %,d%s"
            .formatted(address, found, file.size(), remedy()));
  }

  private FetchFailure failure(String what, Throwable cause) {
    return new FetchFailure(Kind.NETWORK, address + ": " + what + remedy(), cause);
  }

  /**
   * @param from bytes that are there already; 0 starts over
   */
  private void copy(InputStream in, long from) throws BrokenOff {
    long done = from;
    long longest = file.size() > 0 ? file.size() : LONGEST;
    byte[] buffer = new byte[1 << 16];
    StandardOpenOption how =
        from > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
    try (StallGuard guard = new StallGuard(in, STALLED);
        OutputStream out =
            Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
      for (int n = next(in, buffer, done); n >= 0; n = next(in, buffer, done)) {
        done += n;
        if (done > longest) {
          throw wrongSize(done);
        }
        out.write(buffer, 0, n);
        guard.alive();
        progress.report(file.name(), done, file.size() > 0 ? file.size() : -1);
        progress.checkpoint();
      }
    } catch (IOException e) {
      throw FetchFailure.disk(part, e);
    }
    if (file.size() > 0 && done < file.size()) {
      throw new BrokenOff(
          "the connection ended after %,d of %,d bytes".formatted(done, file.size()));
    }
  }

  private static int next(InputStream in, byte[] buffer, long done) throws BrokenOff {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw new BrokenOff("the connection ended after %,d bytes".formatted(done));
    }
  }
}
