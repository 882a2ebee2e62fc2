package equipoise.core.io;

import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.io.format.SetFormat;
import equipoise.core.io.write.IdxWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

class IdxReaderTest extends ReaderContract {
  @Override
  SetFormat format() {
    return SetFormat.IDX;
  }

  @Override
  ImageShape shape() {
    return new ImageShape(1, 6, 7);
  }

  @Override
  Path write(Path parent, Dataset train, Optional<Dataset> test) throws IOException {
    IdxWriter.write(train, parent, "train", false);
    if (test.isPresent()) {
      IdxWriter.write(test.get(), parent, "t10k", true);
    }
    return parent;
  }

  @Override
  Path vital(Path written) {
    return written.resolve("train-images-idx3-ubyte");
  }
}
