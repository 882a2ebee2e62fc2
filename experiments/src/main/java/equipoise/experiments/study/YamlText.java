package equipoise.experiments.study;

import equipoise.core.data.DataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A YAML 1.2 text with the name under which messages mention it.
 *
 * @param name of the file
 * @param text decoded, without a byte order mark
 */
record YamlText(String name, String text) {
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_DEPTH = 32;

  static YamlText read(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new DataException(file + ": is a directory, but a study file (YAML) is expected");
      }
      if (!Files.exists(file)) {
        throw new DataException(file + ": there is no such study file");
      }
      if (!Files.isRegularFile(file)) {
        throw new DataException(
            file + ": is not a regular file, but a study file (YAML) is expected");
      }
      if (Files.size(file) > MAX_BYTES) {
        throw new DataException(
            file
                + ": has "
                + Files.size(file)
                + " bytes, but a study file has at most "
                + MAX_BYTES);
      }
      return new YamlText(file.toString(), decode(file, Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new DataException(file + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }

  private static String decode(Path file, byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      throw new DataException(
          file + ":" + lineAt(text, text.length()) + ": is not UTF-8 text; save the file as UTF-8");
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static long lineAt(String text, int end) {
    return 1
        + text.substring(0, Math.min(end, text.length())).chars().filter(c -> c == '\n').count();
  }

  /** The document's root, with the position of every node. */
  Node compose() {
    LoadSettings settings =
        LoadSettings.builder().setLabel(name).setAllowNonScalarKeys(true).build();
    try {
      checkDepth(settings);
      Optional<Node> root = new Compose(settings).composeString(text);
      return root.orElseThrow(
          () ->
              new DataException(
                  name
                      + ":1: is empty; a study file needs the keys study, data, methods, classifiers"));
    } catch (ReaderException e) {
      int at =
          text.offsetByCodePoints(
              0, Math.min(e.getPosition(), text.codePointCount(0, text.length())));
      throw new DataException(
          String.format(
              "%s:%d: holds the character U+%04X, which YAML does not allow; remove it",
              name, lineAt(text, at), e.getCodePoint()),
          e);
    } catch (MarkedYamlEngineException e) {
      throw syntaxError(e);
    } catch (YamlEngineException e) {
      throw new DataException(name + ":1: is not valid YAML: " + oneLine(e.getMessage()), e);
    }
  }

  /** Bounds the composer's recursion. */
  private void checkDepth(LoadSettings settings) {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      switch (event.getEventId()) {
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        default -> {}
      }
      if (depth > MAX_DEPTH) {
        throw new DataException(
            place(event.getStartMark())
                + ": is nested deeper than "
                + MAX_DEPTH
                + " levels; no study needs that");
      }
    }
  }

  private DataException syntaxError(MarkedYamlEngineException e) {
    String problem = oneLine(e.getProblem());
    String place = place(e.getProblemMark());
    if (problem.contains("\\t") || problem.contains("TAB")) {
      return new DataException(place + ": a tab is used for indentation; YAML wants spaces", e);
    }
    String context = e.getContext() == null ? "" : oneLine(e.getContext()) + ", ";
    return new DataException(place + ": is not valid YAML: " + context + problem, e);
  }

  private static String oneLine(String s) {
    return String.valueOf(s).replaceAll("\\s+", " ").strip();
  }

  /** "file:line" of a mark. */
  String place(Optional<Mark> mark) {
    return name + ":" + line(mark);
  }

  static int line(Optional<Mark> mark) {
    return mark.map(m -> m.getLine() + 1).orElse(1);
  }

  DataException error(Node node, String message) {
    return new DataException(place(node.getStartMark()) + ": " + message);
  }
}
