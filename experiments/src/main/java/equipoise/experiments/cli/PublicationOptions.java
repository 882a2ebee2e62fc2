package equipoise.experiments.cli;

import equipoise.experiments.generate.Publication;
import picocli.CommandLine.Option;

/** What only the publisher of a data set knows: for its card and its croissant.json. */
final class PublicationOptions {
  @Option(
      names = "--license",
      paramLabel = "ID",
      description = "The data set's licence, an SPDX identifier or a URL; default: unknown.")
  String license = Publication.UNKNOWN.license();

  @Option(
      names = "--creator",
      paramLabel = "NAME",
      description = "Who publishes it; default: unknown.")
  String creator = Publication.UNKNOWN.creator();

  @Option(names = "--url", paramLabel = "URL", description = "Where it will be found.")
  String url = Publication.UNKNOWN.url();

  @Option(
      names = "--published",
      paramLabel = "DATE",
      description = "When, YYYY-MM-DD; without it the files hold no date of today.")
  String date = Publication.UNKNOWN.date();

  Publication publication(Subcommand command) {
    try {
      return new Publication(license, creator, url, date);
    } catch (IllegalArgumentException e) {
      throw command.usage(e.getMessage());
    }
  }
}
