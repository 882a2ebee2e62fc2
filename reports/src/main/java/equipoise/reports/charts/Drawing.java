package equipoise.reports.charts;

import equipoise.reports.fonts.ShippedFont;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.JFreeChart;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** A chart laid out at a size in pixels. */
public final class Drawing {
  /** The shipped family, and such as stand in for it where a file is shown without it. */
  private static final String FAMILIES = ShippedFont.FAMILY + ", Source Sans Pro, sans-serif";

  /** What is inherited from the root, or changes nothing in any browser. */
  private static final List<String> SUPERFLUOUS =
      List.of(
          "font-family",
          "text-rendering",
          "color-interpolation",
          "color-rendering",
          "image-rendering",
          "shape-rendering");

  private static final FontRenderContext FONTS = new FontRenderContext(null, false, false);
  private static final String SVG_NAMESPACE = "http://www.w3.org/2000/svg";

  private final Painter painter;
  private final int width;
  private final int height;
  private final AltText words;

  /** Draws within an area that begins at (0, 0). */
  interface Painter {
    void draw(Graphics2D graphics, Rectangle2D area);
  }

  Drawing(JFreeChart chart, int width, int height, AltText words) {
    this((graphics, area) -> chart.draw(graphics, area), width, height, words);
    chart.setAntiAlias(true);
  }

  Drawing(Painter painter, int width, int height, AltText words) {
    this.painter = painter;
    this.width = width;
    this.height = height;
    this.words = words;
  }

  /** In pixels. */
  public int width() {
    return width;
  }

  /** In pixels. */
  public int height() {
    return height;
  }

  /** Title and description, for readers who do not see the drawing. */
  public String alternative() {
    return words.description().isEmpty()
        ? words.title()
        : words.title() + ". " + words.description();
  }

  /** Draws it with its upper left corner at (0, 0). */
  public void paint(Graphics2D graphics) {
    painter.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
  }

  /**
   * A PNG of {@code scale} times the chart's width and height. Letters are filled outlines, so that
   * no system's way of drawing text changes a pixel.
   */
  public byte[] png(double scale) {
    BufferedImage image =
        new BufferedImage(
            (int) Math.ceil(scale * width),
            (int) Math.ceil(scale * height),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = new OutlineGraphics(image.createGraphics());
    graphics.scale(scale, scale);
    paint(graphics);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * An SVG element that can stand in an HTML page beside others: ids carry the chart's own prefix,
   * fonts are generic families, colours are attributes (so that a content security policy may
   * forbid inline styles), and text is text, escaped by Batik.
   *
   * @param prefix of ids, unique in the page; letters, digits and "-"
   * @return the element, without XML declaration and document type
   */
  public String svg(String prefix) {
    Document document = newDocument();
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setComment(null);
    context.setPrecision(2);
    SVGGraphics2D graphics = new SVGGraphics2D(context, false);
    graphics.setSVGCanvasSize(new Dimension(width, height));
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    paint(graphics);
    Element root = graphics.getRoot();
    root.setAttribute("viewBox", "0 0 " + width + " " + height);
    root.setAttribute("role", "img");
    adapt(root, prefix);
    root.setAttribute("aria-labelledby", prefix + "-title");
    Node drawn = root.getFirstChild();
    insert(root, drawn, "title", prefix, words.title());
    if (!words.description().isEmpty()) {
      root.setAttribute("aria-describedby", prefix + "-desc");
      insert(root, drawn, "desc", prefix, words.description());
    }
    root.setAttribute("font-family", FAMILIES);
    String xml = text(graphics, root).replaceAll("\\s*\\n\\s*(/?>)", "$1");
    return xml.substring(xml.indexOf("<svg")).strip();
  }

  private static void insert(Element root, Node before, String name, String prefix, String text) {
    Element element = root.getOwnerDocument().createElementNS(SVG_NAMESPACE, name);
    element.setAttribute("id", prefix + "-" + name);
    element.setTextContent(text);
    root.insertBefore(element, before);
  }

  private static Document newDocument() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SVG_NAMESPACE, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("this Java has no usable XML parser", e);
    }
  }

  private static String text(SVGGraphics2D graphics, Element root) {
    StringWriter writer = new StringWriter();
    try {
      graphics.stream(root, writer, false, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return writer.toString();
  }

  private static void adapt(Element element, String prefix) {
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Attr attribute = (Attr) attributes.item(i);
      String value = attribute.getValue();
      if (attribute.getName().equals("id")) {
        attribute.setValue(prefix + "-" + value);
      } else if (value.startsWith("url(#")) {
        attribute.setValue("url(#" + prefix + "-" + value.substring(5));
      } else if (attribute.getName().equals("xlink:href") && value.startsWith("#")) {
        attribute.setValue("#" + prefix + "-" + value.substring(1));
      }
    }
    SUPERFLUOUS.forEach(element::removeAttribute);
    if (element.getNodeName().equals("text")) {
      fixWidth(element);
    }
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        adapt(inner, prefix);
      }
    }
  }

  /** The browser's font may be wider or narrower than that of the layout; its text is not. */
  private static void fixWidth(Element text) {
    boolean bold = inherited(text, "font-weight").equals("bold");
    ShippedFont style = bold ? ShippedFont.BOLD : ShippedFont.REGULAR;
    String size = inherited(text, "font-size").replace("px", "");
    Font font = style.size((int) Double.parseDouble(size));
    double width = font.getStringBounds(text.getTextContent(), FONTS).getWidth();
    if (!text.getTextContent().matches("(?s)\\s.*|.*\\s|.*\\s\\s.*")) {
      text.removeAttribute("xml:space");
    }
    if (width > 0) {
      text.setAttribute("textLength", ChartStyle.format("0.#").format(width));
      text.setAttribute("lengthAdjust", "spacingAndGlyphs");
    }
  }

  private static String inherited(Element element, String attribute) {
    for (Node node = element; node instanceof Element e; node = node.getParentNode()) {
      if (e.hasAttribute(attribute)) {
        return e.getAttribute(attribute);
      }
    }
    return "12";
  }
}
