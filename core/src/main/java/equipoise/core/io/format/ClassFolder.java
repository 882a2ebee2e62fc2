package equipoise.core.io.format;

import java.nio.file.Path;
import java.util.List;

/**
 * The folder of one class.
 *
 * @param name of the class
 * @param files what is to be read as images, by name
 */
record ClassFolder(String name, Path folder, List<Path> files) {}
