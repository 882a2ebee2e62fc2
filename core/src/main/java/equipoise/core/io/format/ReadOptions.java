package equipoise.core.io.format;

import equipoise.core.io.picture.Filter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a set of images is read.
 *
 * @param labels a file of labels that stands apart; empty if the format finds them
 * @param height rows of every image; 0 (then width too) for what the files have, and for files of
 *     differing sizes {@value #DEFAULT_SIDE} x {@value #DEFAULT_SIDE}
 * @param width columns of every image
 * @param channels 1 for grey (luminance .299 R + .587 G + .114 B), 3 for colour, 0 for what the
 *     files have: colour if one of them has it
 * @param filter how images of other sizes are brought to this one
 * @param classes only these, in this order; empty for all
 * @param groups where it stands which images belong together; empty if nowhere
 * @param maxPixels an image file of more pixels is refused before it is decoded
 * @param maxBytes a set of more pixels in all, one byte each, is refused
 */
public record ReadOptions(
    SetFormat format,
    Optional<Path> labels,
    int height,
    int width,
    int channels,
    Filter filter,
    List<String> classes,
    Optional<GroupSource> groups,
    long maxPixels,
    long maxBytes) {
  /** Side of images whose files differ in size and for which none is stated. */
  public static final int DEFAULT_SIDE = 32;

  /** 64 million pixels: with what decoding a progressive JPEG takes, below 1 GB. */
  public static final long DEFAULT_MAX_PIXELS = 64_000_000;

  /** 1 GiB. */
  public static final long DEFAULT_MAX_BYTES = 1L << 30;

  public static final ReadOptions DEFAULTS =
      new ReadOptions(
          SetFormat.AUTO,
          Optional.empty(),
          0,
          0,
          0,
          Filter.BILINEAR,
          List.of(),
          Optional.empty(),
          DEFAULT_MAX_PIXELS,
          DEFAULT_MAX_BYTES);

  public ReadOptions {
    Objects.requireNonNull(format);
    Objects.requireNonNull(labels);
    Objects.requireNonNull(filter);
    Objects.requireNonNull(groups);
    classes = classes.stream().distinct().toList();
    if (height < 0 || width < 0 || (height == 0) != (width == 0)) {
      throw new IllegalArgumentException(
          "height and width must both be at least 1 (or both 0 for the files' own size), but are "
              + height
              + " and "
              + width);
    }
    if (channels != 0 && channels != 1 && channels != 3) {
      throw new IllegalArgumentException(
          "channels must be 1 (grey), 3 (colour) or 0 (as in the files), but is " + channels);
    }
    if (maxPixels < 1 || maxBytes < 1) {
      throw new IllegalArgumentException("maxPixels and maxBytes must be at least 1");
    }
  }

  public ReadOptions withFormat(SetFormat newFormat) {
    return new ReadOptions(
        newFormat, labels, height, width, channels, filter, classes, groups, maxPixels, maxBytes);
  }

  public ReadOptions withLabels(Path file) {
    return new ReadOptions(
        format,
        Optional.of(file),
        height,
        width,
        channels,
        filter,
        classes,
        groups,
        maxPixels,
        maxBytes);
  }

  /** The shape of every image; 0 as in the record. */
  public ReadOptions withShape(int newChannels, int newHeight, int newWidth) {
    return new ReadOptions(
        format,
        labels,
        newHeight,
        newWidth,
        newChannels,
        filter,
        classes,
        groups,
        maxPixels,
        maxBytes);
  }

  public ReadOptions withFilter(Filter newFilter) {
    return new ReadOptions(
        format, labels, height, width, channels, newFilter, classes, groups, maxPixels, maxBytes);
  }

  public ReadOptions withClasses(List<String> only) {
    return new ReadOptions(
        format, labels, height, width, channels, filter, only, groups, maxPixels, maxBytes);
  }

  public ReadOptions withGroups(GroupSource source) {
    return new ReadOptions(
        format,
        labels,
        height,
        width,
        channels,
        filter,
        classes,
        Optional.of(source),
        maxPixels,
        maxBytes);
  }

  public ReadOptions withMaxima(long pixels, long bytes) {
    return new ReadOptions(
        format, labels, height, width, channels, filter, classes, groups, pixels, bytes);
  }

  boolean statesSize() {
    return height > 0;
  }
}
