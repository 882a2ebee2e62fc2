package equipoise.engines.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import equipoise.core.Visible;
import equipoise.core.data.DataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The JSON header of a safetensors file, read as a stream, so that a hostile one needs no more
 * memory than a few times its length.
 */
final class SafeTensorHeader {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String METADATA = "__metadata__";
  private static final int MOST_AXES = 32;

  private final Path file;
  private final Map<String, SafeTensorEntry> entries = new LinkedHashMap<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();

  private SafeTensorHeader(Path file) {
    this.file = file;
  }

  /**
   * @param room bytes after the header
   */
  static SafeTensorHeader of(Path file, String text, long room) throws IOException {
    SafeTensorHeader header = new SafeTensorHeader(file);
    try (JsonParser json = JSON.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw header.flaw("its header is no JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        header.field(json);
      }
      if (json.nextToken() != null) {
        throw header.flaw("its header goes on after the JSON object");
      }
    } catch (JsonProcessingException e) {
      throw new DataException(
          file + ": its header is no JSON: " + Visible.line(e.getOriginalMessage(), 120), e);
    }
    header.checkOffsets(room);
    return header;
  }

  Map<String, SafeTensorEntry> entries() {
    return entries;
  }

  Map<String, String> metadata() {
    return metadata;
  }

  private void field(JsonParser json) throws IOException {
    String name = json.currentName();
    json.nextToken();
    if (!name.equals(METADATA)) {
      if (entries.put(name, entry(name, json)) != null) {
        throw flaw("its header has two arrays named " + Visible.quoted(name));
      }
      return;
    }
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw flaw("its " + METADATA + " is no JSON object");
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      json.nextToken();
      metadata.put(key, json.getValueAsString(""));
      json.skipChildren();
    }
  }

  private SafeTensorEntry entry(String name, JsonParser json) throws IOException {
    String type = null;
    long[] shape = null;
    long[] offsets = null;
    if (json.currentToken() == JsonToken.START_OBJECT) {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String key = json.currentName();
        json.nextToken();
        switch (key) {
          case "dtype" -> type = json.getValueAsString("");
          case "shape" -> shape = numbers(name, key, json);
          case "data_offsets" -> offsets = numbers(name, key, json);
          default -> json.skipChildren();
        }
      }
    } else {
      json.skipChildren();
    }
    if (type == null || shape == null || offsets == null || offsets.length != 2) {
      throw flaw(Visible.shortened(name) + " needs a dtype, a shape and two data_offsets");
    }
    return checked(name, type(name, type), shape, offsets);
  }

  private long[] numbers(String name, String key, JsonParser json) throws IOException {
    String place = Visible.shortened(name) + ": its " + key;
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw flaw(place + " is no list");
    }
    long[] numbers = new long[MOST_AXES];
    int count = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (count == MOST_AXES) {
        throw flaw(place + " has more than " + MOST_AXES + " numbers");
      }
      if (json.currentToken() != JsonToken.VALUE_NUMBER_INT
          || json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
        throw flaw(
            place
                + " holds "
                + Visible.shortened(String.valueOf(json.getText()))
                + ", but needs whole numbers below 2^63");
      }
      numbers[count++] = json.getLongValue();
    }
    return Arrays.copyOf(numbers, count);
  }

  private ElementType type(String name, String type) {
    return Arrays.stream(ElementType.values())
        .filter(one -> one.name().equals(type))
        .findFirst()
        .orElseThrow(
            () ->
                flaw(
                    "%s is of type %s; only %s can be read"
                        .formatted(
                            Visible.shortened(name),
                            Visible.shortened(type),
                            Arrays.stream(ElementType.values())
                                .map(Enum::name)
                                .collect(Collectors.joining(", ")))));
  }

  private SafeTensorEntry checked(String name, ElementType type, long[] shape, long[] offsets) {
    long size = 1;
    List<Integer> axes = new ArrayList<>();
    for (long axis : shape) {
      if (axis < 0 || axis > Integer.MAX_VALUE) {
        throw flaw(Visible.shortened(name) + " is of shape " + Arrays.toString(shape));
      }
      axes.add((int) axis);
      size = axis == 0 || size == 0 ? 0 : size > Integer.MAX_VALUE ? size : size * axis;
    }
    long wanted = size > Integer.MAX_VALUE ? Long.MAX_VALUE : size * type.bytes();
    if (offsets[0] < 0 || offsets[1] < offsets[0] || offsets[1] - offsets[0] != wanted) {
      throw flaw(
          "%s needs %s bytes for its shape %s of %s, but its data_offsets are %d and %d"
              .formatted(
                  Visible.shortened(name),
                  wanted == Long.MAX_VALUE ? "more than 2^31" : Long.toString(wanted),
                  axes,
                  type,
                  offsets[0],
                  offsets[1]));
    }
    return new SafeTensorEntry(name, type, axes, offsets[0], offsets[1]);
  }

  /** The format wants arrays to follow each other without a gap and to fill the file. */
  private void checkOffsets(long room) {
    List<SafeTensorEntry> ordered = new ArrayList<>(entries.values());
    ordered.sort(
        Comparator.comparingLong(SafeTensorEntry::begin).thenComparing(SafeTensorEntry::end));
    long at = 0;
    for (SafeTensorEntry entry : ordered) {
      if (entry.end() > room) {
        throw flaw(
            "%s ends at byte %d of the values, but the file holds %d: it is cut off; fetch it again"
                .formatted(Visible.shortened(entry.name()), entry.end(), room));
      }
      if (entry.begin() != at) {
        throw flaw(
            "%s starts at byte %d of the values, %s the array before it, which ends at %d"
                .formatted(
                    Visible.shortened(entry.name()),
                    entry.begin(),
                    entry.begin() < at ? "inside" : "with a gap after",
                    at));
      }
      at = entry.end();
    }
    if (at != room) {
      throw flaw("its arrays end at byte " + at + " of the values, but the file holds " + room);
    }
  }

  private DataException flaw(String what) {
    return new DataException(file + ": " + what);
  }
}
