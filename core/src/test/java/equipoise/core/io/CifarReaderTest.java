package equipoise.core.io;

import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.io.format.SetFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

class CifarReaderTest extends ReaderContract {
  @Override
  SetFormat format() {
    return SetFormat.CIFAR;
  }

  @Override
  ImageShape shape() {
    return new ImageShape(3, 32, 32);
  }

  @Override
  Path write(Path parent, Dataset train, Optional<Dataset> test) throws IOException {
    Files.write(parent.resolve("data_batch_1.bin"), rows(train));
    if (test.isPresent()) {
      Files.write(parent.resolve("test_batch.bin"), rows(test.get()));
    }
    return parent;
  }

  private static byte[] rows(Dataset data) {
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    for (int i = 0; i < data.size(); i++) {
      rows.write(Integer.parseInt(data.classes().get(data.label(i))));
      rows.writeBytes(data.pixels(i));
    }
    return rows.toByteArray();
  }

  @Override
  Path vital(Path written) {
    return written.resolve("data_batch_1.bin");
  }
}
