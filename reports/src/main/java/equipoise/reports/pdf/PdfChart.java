package equipoise.reports.pdf;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import equipoise.reports.charts.Drawing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;

/** One chart as a PDF of its own, of three quarters of a point a pixel, for LaTeX. */
public final class PdfChart {
  private static final float POINTS = .75f;

  private PdfChart() {}

  /** The whole file; the same drawing gives the same bytes. */
  public static byte[] of(Drawing drawing) {
    try (PDDocument document = new PDDocument()) {
      document.setDocumentId(0L);
      PDPage page =
          new PDPage(new PDRectangle(POINTS * drawing.width(), POINTS * drawing.height()));
      document.addPage(page);
      PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, drawing.width(), drawing.height());
      drawing.paint(graphics);
      graphics.dispose();
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.transform(Matrix.getScaleInstance(POINTS, POINTS));
        content.drawForm(graphics.getXFormObject());
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
