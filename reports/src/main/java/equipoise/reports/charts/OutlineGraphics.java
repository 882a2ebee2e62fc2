package equipoise.reports.charts;

import java.awt.Composite;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;
import org.apache.batik.ext.awt.g2d.AbstractGraphics2D;
import org.apache.batik.ext.awt.g2d.GraphicContext;

/** Draws on another one, letters as filled outlines without hinting. */
final class OutlineGraphics extends AbstractGraphics2D {
  private static final FontRenderContext FONTS = new FontRenderContext(null, true, true);

  private final Graphics2D target;

  OutlineGraphics(Graphics2D target) {
    super(true);
    this.target = target;
    gc = new GraphicContext(target.getTransform());
    target.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    target.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  private OutlineGraphics(OutlineGraphics other) {
    super(other);
    target = (Graphics2D) other.target.create();
  }

  /** The other one with this one's state. */
  private Graphics2D ready() {
    target.setTransform(new AffineTransform());
    target.setClip(null);
    target.setTransform(gc.getTransform());
    Shape clip = gc.getClip();
    if (clip != null) {
      target.setClip(clip);
    }
    Composite composite = gc.getComposite();
    target.setComposite(composite);
    target.setPaint(gc.getPaint());
    target.setStroke(gc.getStroke());
    return target;
  }

  @Override
  public void draw(Shape shape) {
    ready().draw(shape);
  }

  @Override
  public void fill(Shape shape) {
    ready().fill(shape);
  }

  @Override
  public void drawString(String text, float x, float y) {
    if (!text.isEmpty()) {
      fill(gc.getFont().createGlyphVector(FONTS, text).getOutline(x, y));
    }
  }

  @Override
  public void drawString(AttributedCharacterIterator text, float x, float y) {
    fill(new TextLayout(text, FONTS).getOutline(AffineTransform.getTranslateInstance(x, y)));
  }

  @Override
  public FontRenderContext getFontRenderContext() {
    return FONTS;
  }

  @Override
  public FontMetrics getFontMetrics(Font font) {
    target.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    target.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    return target.getFontMetrics(font);
  }

  @Override
  public GraphicsConfiguration getDeviceConfiguration() {
    return target.getDeviceConfiguration();
  }

  @Override
  public Graphics create() {
    return new OutlineGraphics(this);
  }

  @Override
  public void dispose() {
    target.dispose();
  }

  @Override
  public boolean drawImage(Image image, int x, int y, ImageObserver observer) {
    return ready().drawImage(image, x, y, observer);
  }

  @Override
  public boolean drawImage(
      Image image, int x, int y, int width, int height, ImageObserver observer) {
    Graphics2D graphics = ready();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    return graphics.drawImage(image, x, y, width, height, observer);
  }

  @Override
  public void drawRenderedImage(RenderedImage image, AffineTransform transform) {
    ready().drawRenderedImage(image, transform);
  }

  @Override
  public void drawRenderableImage(RenderableImage image, AffineTransform transform) {
    ready().drawRenderableImage(image, transform);
  }

  @Override
  public void copyArea(int x, int y, int width, int height, int dx, int dy) {
    ready().copyArea(x, y, width, height, dx, dy);
  }

  @Override
  public void setXORMode(java.awt.Color colour) {
    throw new UnsupportedOperationException("no chart is drawn by exclusive or");
  }

  @Override
  public void setPaintMode() {
    // The only mode there is.
    gc.setComposite(java.awt.AlphaComposite.SrcOver);
  }
}
