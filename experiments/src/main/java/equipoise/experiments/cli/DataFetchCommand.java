package equipoise.experiments.cli;

import equipoise.core.data.DataException;
import equipoise.experiments.fetch.Fetch;
import equipoise.experiments.fetch.FetchFailure;
import equipoise.experiments.fetch.KnownSet;
import equipoise.experiments.fetch.KnownSets;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "fetch",
    description = {
      "Download a known data set, checked against its published sizes and hashes.",
      "Interrupted, it resumes. No data set is ever downloaded but by this command;"
          + " 'equipoise data list' shows the sets and their licences."
    },
    footer = {
      "",
      "Examples:",
      "  equipoise data fetch cifar-10",
      "  equipoise data fetch mnist --to sets/mnist --from https://mirror.example/mnist/"
    })
final class DataFetchCommand extends Subcommand {
  private static final List<String> SCHEMES = List.of("http", "https", "file");

  @Parameters(paramLabel = "NAME", description = "A set that 'data list' shows.")
  String name;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "The folder for it; data/NAME if not given.")
  Path to;

  @Option(
      names = "--from",
      paramLabel = "URL",
      description =
          "A mirror: http:, https: or file: address under which the files have their names.")
  String from;

  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      hidden = true,
      description = "A JSON list of other sets, in the form of the built-in one.")
  Path catalogue;

  @Override
  public Integer call() {
    KnownSet set = set();
    Optional<URI> mirror = Optional.ofNullable(from).map(this::mirror);
    if (mirror.isEmpty() && set.addresses().isEmpty()) {
      throw usage("'" + name + "' has no published address; give one with --from URL");
    }
    Path folder = to == null ? Path.of("data", name) : to;
    err().printf("equipoise: %s: licence: %s%n", set.name(), set.licence());
    err().flush();
    boolean fetched;
    Fetch fetch;
    try (WorkDisplay display = WorkDisplay.on(err(), name)) {
      fetch = new Fetch(set, folder, display);
      fetched = fetch.run(mirror);
    } catch (FetchFailure failure) {
      throw failure.kind() == FetchFailure.Kind.CONTENT
          ? new DataException(failure.getMessage(), failure)
          : new CommandFailure(failure.getMessage());
    }
    out().println(folder + (fetched ? ": fetched and checked" : ": already complete"));
    out().println("Licence and citation: " + folder.resolve(Fetch.NOTICE));
    out().println("In a study file:");
    out().print(fetch.studyLines().indent(2));
    out().flush();
    return 0;
  }

  private KnownSet set() {
    try {
      return (catalogue == null ? KnownSets.published() : KnownSets.of(catalogue)).named(name);
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage());
    } catch (IOException e) {
      throw new DataException(catalogue + ": is no list of data sets (" + e.getMessage() + ")", e);
    }
  }

  private URI mirror(String address) {
    try {
      URI uri = URI.create(address.endsWith("/") ? address : address + "/");
      boolean complete =
          uri.getScheme() != null
              && SCHEMES.contains(uri.getScheme())
              && (uri.getScheme().equals("file") ? uri.getHost() == null : uri.getHost() != null);
      if (complete && uri.getPath() != null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw usage("--from '" + address + "' is no address: " + e.getMessage());
    }
    throw usage(
        "--from '"
            + address
            + "' must be an http:, https: or file: address, such as https://mirror.example/mnist/");
  }
}
