package equipoise.reports.pdf;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import equipoise.reports.blocks.Table;
import equipoise.reports.charts.Chart;
import equipoise.reports.charts.Drawing;
import equipoise.reports.html.Html;
import equipoise.reports.html.HtmlBlocks;
import java.awt.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/** Charts of a PDF: an empty box in the page, which is drawn when its place is known. */
final class PageCharts implements HtmlBlocks.Medium, FSObjectDrawerFactory, FSObjectDrawer {
  /** Of the text's width, 180 mm, in CSS pixels. */
  private static final int WIDEST = 680;

  /** A fifth of a page is left to caption and heading. */
  private static final int HIGHEST = 820;

  private static final String CHART = "chart";
  private final List<Drawing> drawings = new ArrayList<>();

  @Override
  public void chart(Html html, Chart chart) {
    Drawing drawing = chart.drawing();
    double scale =
        Math.min(
            .8, Math.min(WIDEST / (double) drawing.width(), HIGHEST / (double) drawing.height()));
    html.tag("<object type=\"" + CHART + "\" class=\"chart\" data-chart=\"" + drawings.size());
    html.tag("\" style=\"width:" + (int) (scale * drawing.width()) + "px;height:");
    html.tag((int) (scale * drawing.height()) + "px\" alt=\"");
    html.text(drawing.alternative()).tag("\"></object>\n");
    drawings.add(drawing);
  }

  @Override
  public void belowTable(Html html, Table table) {
    // A printed page offers nothing to take away.
  }

  @Override
  public FSObjectDrawer createDrawer(Element element) {
    return isReplacedObject(element) ? this : null;
  }

  @Override
  public boolean isReplacedObject(Element element) {
    return element.getNodeName().equals("object") && element.getAttribute("type").equals(CHART);
  }

  @Override
  public Map<Shape, String> drawObject(
      Element element,
      double x,
      double y,
      double width,
      double height,
      OutputDevice device,
      RenderingContext context,
      int dotsPerPixel) {
    Drawing drawing = drawings.get(Integer.parseInt(element.getAttribute("data-chart")));
    double wide = width / dotsPerPixel;
    double high = height / dotsPerPixel;
    device.drawWithGraphics(
        (float) x,
        (float) y,
        (float) wide,
        (float) high,
        graphics -> {
          graphics.scale(wide / drawing.width(), high / drawing.height());
          drawing.paint(graphics);
        });
    return Map.of();
  }
}
