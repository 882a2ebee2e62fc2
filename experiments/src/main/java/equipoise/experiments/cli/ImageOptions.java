package equipoise.experiments.cli;

import equipoise.core.io.format.ReadOptions;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** How images are read; the same words on every command that reads a set of them. */
final class ImageOptions {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,5})(?:x(\\d{1,5}))?");

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "The labels of an IDX images file.")
  Path labels;

  @Option(
      names = "--size",
      paramLabel = "HEIGHT[xWIDTH]",
      description =
          "Resize every image, such as 64 or 64x48; default: as in the files, and where they differ"
              + " 32x32.")
  String size;

  @Option(
      names = "--channels",
      paramLabel = "N",
      defaultValue = "0",
      description = "1 for grey, 3 for colour; default: as in the files.")
  int channels;

  /**
   * @throws picocli.CommandLine.ParameterException if they make no shape
   */
  ReadOptions reading(Subcommand command) {
    ReadOptions options = ReadOptions.DEFAULTS;
    if (labels != null) {
      options = options.withLabels(labels);
    }
    int height = 0;
    int width = 0;
    if (size != null) {
      Matcher matcher = SIZE.matcher(size);
      if (!matcher.matches()) {
        throw command.usage("--size " + size + " is not of the form HEIGHT or HEIGHTxWIDTH");
      }
      height = Integer.parseInt(matcher.group(1));
      width = matcher.group(2) == null ? height : Integer.parseInt(matcher.group(2));
      if (height == 0 || width == 0) {
        throw command.usage("--size " + size + " has no pixels; sides are at least 1");
      }
    }
    try {
      return options.withShape(channels, height, width);
    } catch (IllegalArgumentException e) {
      throw command.usage(e.getMessage());
    }
  }
}
