package equipoise.experiments.cli;

import static equipoise.experiments.fetch.LoopbackServer.breaking;
import static equipoise.experiments.fetch.LoopbackServer.file;
import static equipoise.experiments.fetch.LoopbackServer.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import equipoise.core.Seed;
import equipoise.core.file.Sha256;
import equipoise.experiments.fetch.LoopbackServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command against a server on this machine; nothing comes from the internet. */
@Timeout(60)
class DataFetchCommandTest {
  private static final byte[] CONTENT = bytes(300_000, 1);

  @TempDir Path folder;
  private LoopbackServer server;

  @BeforeEach
  void start() throws IOException {
    server = new LoopbackServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static byte[] bytes(int n, long seed) {
    byte[] bytes = new byte[n];
    new Seed(seed).generator().nextBytes(bytes);
    return bytes;
  }

  private Path target() {
    return folder.resolve("set");
  }

  private CommandRun fetch() throws IOException {
    return fetch(server.address());
  }

  /** Fetches a set of one file, images.bin, whose published content is {@link #CONTENT}. */
  private CommandRun fetch(String from) throws IOException {
    return CommandRun.of(
        "data", "fetch", "tiny", "--catalogue", catalogue(""), "--to", target(), "--from", from);
  }

  private Path catalogue(String addresses) throws IOException {
    String json =
        """
        [{"name": "tiny", "title": "a tiny set", "licence": "CC0", "citation": "@misc{tiny}",
          "homepage": "http://localhost/", "format": "idx", "hashes": "this test",
          "addresses": [%s],
          "files": [{"name": "images.bin", "size": %d, "sha256": "%s"}]}]
        """
            .formatted(addresses, CONTENT.length, Sha256.of(CONTENT));
    return Files.writeString(folder.resolve("sets.json"), json);
  }

  private void assertFetched(CommandRun run) throws IOException {
    assertThat(run.err()).contains("licence: CC0");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Files.readAllBytes(target().resolve("images.bin"))).isEqualTo(CONTENT);
    assertThat(target().resolve("images.bin.part")).doesNotExist();
  }

  private void assertRefused(CommandRun run, int code, String... words) {
    assertThat(run.code()).as(run.err()).isEqualTo(code);
    String last = run.err().lines().reduce((a, b) -> b).orElseThrow();
    assertThat(last).startsWith("equipoise: ").contains("--from URL").contains(words);
    assertThat(target().resolve("images.bin")).doesNotExist();
  }

  @Test
  void a_set_is_fetched_with_its_licence_and_citation_and_then_left_alone() throws IOException {
    server.with("images.bin", file(CONTENT));
    CommandRun first = fetch();
    assertFetched(first);
    assertThat(first.out()).contains("fetched and checked", "format: idx", "path: " + target());
    assertThat(target().resolve("LICENCE-AND-CITATION.txt"))
        .content()
        .contains("Licence: CC0", "@misc{tiny}", Sha256.of(CONTENT), server.address());

    CommandRun second = fetch();
    assertFetched(second);
    assertThat(second.out()).contains("already complete");
    assertThat(server.requests()).containsExactly("/images.bin");
  }

  @Test
  void a_file_that_was_damaged_later_is_fetched_again() throws IOException {
    server.with("images.bin", file(CONTENT));
    assertFetched(fetch());
    Files.write(target().resolve("images.bin"), new byte[3]);
    assertFetched(fetch());
  }

  @Test
  void a_connection_that_breaks_off_is_resumed_where_it_ended() throws IOException {
    server.with("images.bin", breaking(CONTENT, 100_000, 1, file(CONTENT)));
    assertFetched(fetch());
    assertThat(server.requests()).hasSize(2);
    assertThat(server.requests().get(1)).matches("/images\\.bin bytes=\\d+-");
  }

  @Test
  void a_later_call_resumes_what_an_earlier_one_left() throws IOException {
    Files.createDirectories(target());
    Files.write(target().resolve("images.bin.part"), java.util.Arrays.copyOf(CONTENT, 70_000));
    server.with("images.bin", file(CONTENT));
    assertFetched(fetch());
    assertThat(server.requests()).containsExactly("/images.bin bytes=70000-");
  }

  @Test
  void a_server_without_ranges_starts_over() throws IOException {
    server.with("images.bin", breaking(CONTENT, 100_000, 1, whole(CONTENT, CONTENT.length)));
    assertFetched(fetch());
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void the_beginning_of_another_file_is_discarded() throws IOException {
    Files.createDirectories(target());
    Files.write(target().resolve("images.bin.part"), bytes(70_000, 2));
    server.with("images.bin", file(CONTENT));
    assertFetched(fetch());
    assertThat(server.requests()).containsExactly("/images.bin bytes=70000-", "/images.bin");
  }

  @Test
  void a_server_that_always_breaks_off_ends_in_one_line_and_keeps_what_came() throws IOException {
    byte[] part = java.util.Arrays.copyOf(CONTENT, 1000);
    server.with("images.bin", whole(part, CONTENT.length));
    assertRefused(fetch(), 1, "gave up after 5 tries", "rerun the command to resume");
  }

  @Test
  void a_length_that_is_not_the_published_one_is_another_file() throws IOException {
    server.with("images.bin", whole(CONTENT, CONTENT.length + 5L));
    assertRefused(fetch(), 4, "is another file", "300,005 bytes", "300,000");
    server.with("images.bin", whole(CONTENT, 1_000));
    assertRefused(fetch(), 4, "is another file", "1,000 bytes");
  }

  @Test
  void a_body_without_a_length_that_never_ends_is_cut_at_the_published_size() throws IOException {
    byte[] endless = bytes(2 * CONTENT.length, 3);
    server.with("images.bin", whole(endless, 0));
    assertRefused(fetch(), 4, "is another file");
  }

  @Test
  void another_file_of_the_same_size_is_refused_and_not_kept() throws IOException {
    server.with("images.bin", file(bytes(CONTENT.length, 2)));
    assertRefused(fetch(), 4, "is another file", "its SHA-256 is", Sha256.of(CONTENT));
    assertThat(target().resolve("images.bin.part")).doesNotExist();
  }

  @Test
  void a_missing_file_and_a_missing_server_are_one_line_each() throws IOException {
    assertRefused(fetch(), 1, server.address() + "images.bin: the server answers 404");
    String nowhere = server.address();
    server.close();
    assertRefused(fetch(nowhere), 1, "no connection can be made");
    server = new LoopbackServer();
  }

  @Test
  void redirects_are_followed() throws IOException {
    server.with("elsewhere/images.bin", file(CONTENT));
    server.with(
        "images.bin",
        (exchange, number) -> {
          exchange.getResponseHeaders().set("Location", "/elsewhere/images.bin");
          exchange.sendResponseHeaders(302, -1);
        });
    assertFetched(fetch());
  }

  @Test
  void published_addresses_are_tried_in_order() throws IOException {
    server.with("second/images.bin", file(CONTENT));
    String addresses = "\"%1$sfirst/\", \"%1$ssecond/\"".formatted(server.address());
    CommandRun run =
        CommandRun.of(
            "data", "fetch", "tiny", "--catalogue", catalogue(addresses), "--to", target());
    assertFetched(run);
    assertThat(run.err()).contains("first/images.bin", "404", "trying the next address");
  }

  @Test
  void unknown_names_and_bad_addresses_are_wrong_usage() {
    CommandRun unknown = CommandRun.of("data", "fetch", "cifar10");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("unknown data set 'cifar10'", "did you mean 'cifar-10'");
    for (String bad : new String[] {"ftp://a/b", "a b", "mirror", "http:///x", "jar:file:/x!/"}) {
      CommandRun run = CommandRun.of("data", "fetch", "mnist", "--to", target(), "--from", bad);
      assertThat(run.code()).as(bad).isEqualTo(2);
      assertThat(run.err()).contains("--from");
    }
    assertThat(target()).doesNotExist();
  }

  @Test
  void data_list_shows_licences_and_sizes() {
    CommandRun run = CommandRun.of("data", "list");
    assertThat(run.out()).containsPattern("cifar-10 .*170 MB; licence: not stated");
    assertThat(run.out()).containsPattern("bloodmnist .*size not published; licence: CC BY 4.0");
    assertThat(CommandRun.of("data", "list", "--json").out()).contains("\"bytes\" : 170052171");
  }

  /** The real files, from a folder, against the hashes that others published. */
  @Test
  void the_real_mnist_is_what_is_published() throws IOException {
    Path real = Path.of("../../shared/data/mnist").toAbsolutePath().normalize();
    assumeTrue(Files.isDirectory(real), "the real data are not here");
    CommandRun run =
        CommandRun.of("data", "fetch", "mnist", "--to", target(), "--from", real.toUri());
    assertThat(run.code()).as(run.err()).isZero();
    CommandRun inspected = CommandRun.of("data", "inspect", target(), "--quick");
    assertThat(inspected.out()).contains("60000");
  }
}
