package equipoise.core.io.picture;

import javax.imageio.IIOException;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/** What a decoder complained about; most complaints mean that pixels are missing. */
final class Warnings implements IIOReadWarningListener {
  private String first;

  @Override
  public void warningOccurred(ImageReader source, String warning) {
    boolean harmless =
        warning.contains("extraneous bytes")
            || warning.contains("profile")
            || warning.contains("Profile")
            || warning.contains("JFIF")
            || warning.contains("thumbnail")
            || warning.contains("Adobe");
    if (first == null && !harmless) {
      first = warning;
    }
  }

  void check() throws IIOException {
    if (first != null) {
      throw new IIOException(first);
    }
  }
}
