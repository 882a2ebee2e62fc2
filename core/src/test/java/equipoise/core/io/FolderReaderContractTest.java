package equipoise.core.io;

import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.io.format.SetFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

class FolderReaderContractTest extends ReaderContract {
  @Override
  SetFormat format() {
    return SetFormat.FOLDER;
  }

  @Override
  ImageShape shape() {
    return new ImageShape(3, 6, 7);
  }

  @Override
  Path write(Path parent, Dataset train, Optional<Dataset> test) throws IOException {
    Path root = parent.resolve("set");
    if (test.isEmpty()) {
      Made.folder(train, root);
      return root;
    }
    Files.createDirectory(root);
    Made.folder(train, root.resolve("train"));
    Made.folder(test.get(), root.resolve("test"));
    return root;
  }

  @Override
  Path vital(Path written) {
    return written.resolve("train/5/000001.png");
  }
}
