package equipoise.reports.blocks;

import equipoise.core.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One line of text in spans of one form each, cleaned of what hides or reorders the text beside it.
 */
public record Text(List<Span> spans) {
  private static final int LONGEST = 5000;
  public static final Text EMPTY = new Text(List.of());

  public Text {
    spans = List.copyOf(spans);
  }

  /** How a span is set. */
  public enum Form {
    PLAIN,
    STRONG,
    MUTED,
    CODE,
    /** A name that users chose: its writing direction must not touch its neighbours. */
    NAME,
    /** A link to a section. */
    LINK
  }

  /**
   * @param target id of the section that a {@link Form#LINK} leads to, else empty
   */
  public record Span(Form form, String text, String target) {
    public Span {
      text = Visible.line(text, LONGEST);
    }
  }

  public static Text of(String plain) {
    return EMPTY.plain(plain);
  }

  /** A name that users chose, cut after so many code points. */
  public static Text name(String name, int longest) {
    return EMPTY.name(Visible.line(name, longest));
  }

  /** The texts with this one between them. */
  public Text joining(List<Text> texts) {
    Text joined = EMPTY;
    for (int i = 0; i < texts.size(); i++) {
      joined = (i == 0 ? joined : joined.plus(this)).plus(texts.get(i));
    }
    return joined;
  }

  public Text plain(String text) {
    return text.isEmpty() ? this : plus(Form.PLAIN, text, "");
  }

  public Text strong(String text) {
    return plus(Form.STRONG, text, "");
  }

  public Text muted(String text) {
    return plus(Form.MUTED, text, "");
  }

  public Text code(String text) {
    return plus(Form.CODE, text, "");
  }

  public Text name(String text) {
    return plus(Form.NAME, text, "");
  }

  public Text link(String text, String section) {
    return plus(Form.LINK, text, section);
  }

  public Text plus(Text other) {
    List<Span> all = new ArrayList<>(spans);
    all.addAll(other.spans);
    return new Text(all);
  }

  private Text plus(Form form, String text, String target) {
    return plus(new Text(List.of(new Span(form, text, target))));
  }

  public boolean isEmpty() {
    return spans.isEmpty();
  }

  /** The words alone. */
  public String words() {
    return spans.stream().map(Span::text).collect(Collectors.joining());
  }
}
