package equipoise.core.table;

import equipoise.core.data.DataException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A file's characters. Encoding them again gives its bytes, since what cannot be decoded is
 * refused.
 *
 * @param text with the byte order mark if there is one
 * @param remarks what the reader should know of the encoding
 */
record TableText(String text, Charset charset, List<String> remarks) {
  private static final char MARK = '\ufeff';

  /**
   * Decodes UTF-8, UTF-16 with a byte order mark, and what is neither as ISO 8859-1, which any
   * bytes are.
   */
  static TableText of(byte[] bytes) {
    TableText decoded = decode(bytes);
    int nul = decoded.text.indexOf('\0');
    if (nul >= 0) {
      throw new DataException(
          "line "
              + decoded.lineOf(nul)
              + ": holds a NUL character, which no table does; save it as UTF-8 text");
    }
    return decoded;
  }

  private static TableText decode(byte[] bytes) {
    Charset marked = marked(bytes);
    if (marked != null) {
      return utf16(bytes, marked);
    }
    try {
      return new TableText(
          strict(bytes, StandardCharsets.UTF_8), StandardCharsets.UTF_8, List.of());
    } catch (CharacterCodingException e) {
      return new TableText(
          new String(bytes, StandardCharsets.ISO_8859_1),
          StandardCharsets.ISO_8859_1,
          List.of("is not UTF-8; read, and written again, as ISO 8859-1 (Latin-1)"));
    }
  }

  private static TableText utf16(byte[] bytes, Charset charset) {
    try {
      return new TableText(
          strict(bytes, charset), charset, List.of("is " + charset + "; the output is, too"));
    } catch (CharacterCodingException e) {
      throw new DataException(
          "begins as " + charset + ", but is damaged (" + e.getMessage() + "); save it as UTF-8",
          e);
    }
  }

  private static Charset marked(byte[] bytes) {
    if (bytes.length < 2) {
      return null;
    }
    int mark = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    if (mark == 0xfeff) {
      return StandardCharsets.UTF_16BE;
    }
    return mark == 0xfffe ? StandardCharsets.UTF_16LE : null;
  }

  private static String strict(byte[] bytes, Charset charset) throws CharacterCodingException {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(bytes))
        .toString();
  }

  /** Where the text begins behind a byte order mark. */
  int begin() {
    return !text.isEmpty() && text.charAt(0) == MARK ? 1 : 0;
  }

  private long lineOf(int position) {
    return 1 + text.substring(0, position).lines().count() - (ends(position) ? 0 : 1);
  }

  private boolean ends(int position) {
    return position == 0 || text.charAt(position - 1) == '\n' || text.charAt(position - 1) == '\r';
  }
}
