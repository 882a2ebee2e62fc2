package equipoise.engines.libtorch.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PruneCudaTest {
  private static final int CODE = 40;
  private static final byte FILL = 7;

  @TempDir private Path folder;

  @Test
  void code_for_other_architectures_becomes_zeros_and_all_else_stays() throws IOException {
    byte[] library = library(80, 90, 120);
    Path jar = jar(library);

    PruneCuda.prune(jar, folder.resolve("pruned.jar"), 90);

    byte[] pruned = entry("lib.so");
    byte[] expected = library.clone();
    int first = 64 + 16 + 64;
    Arrays.fill(expected, first, first + CODE, (byte) 0);
    int third = first + 2 * (CODE + 64);
    Arrays.fill(expected, third, third + CODE, (byte) 0);
    assertThat(pruned).isEqualTo(expected);
    assertThat(entry("readme.txt")).asString(StandardCharsets.UTF_8).isEqualTo("text");
  }

  @Test
  void an_architecture_that_is_not_there_is_an_error_and_leaves_no_file() throws IOException {
    Path jar = jar(library(80, 120));
    Path pruned = folder.resolve("pruned.jar");

    assertThatThrownBy(() -> PruneCuda.prune(jar, pruned, 90))
        .hasMessage(jar + " holds no GPU code for architecture 90");
    assertThat(pruned).doesNotExist();
  }

  @Test
  void an_entry_that_reaches_beyond_its_container_is_refused() throws IOException {
    byte[] library = library(80, 90);
    ByteBuffer.wrap(library).order(ByteOrder.LITTLE_ENDIAN).putLong(64 + 16 + 8, 1L << 40);
    Path jar = jar(library);

    assertThatThrownBy(() -> PruneCuda.prune(jar, folder.resolve("pruned.jar"), 90))
        .hasMessage("the entry at byte 80 reaches beyond its container");
  }

  private byte[] entry(String name) throws IOException {
    try (ZipFile jar = new ZipFile(folder.resolve("pruned.jar").toFile())) {
      return jar.getInputStream(jar.getEntry(name)).readAllBytes();
    }
  }

  private Path jar(byte[] library) throws IOException {
    Path jar = folder.resolve("library.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry("lib.so"));
      out.write(library);
      out.putNextEntry(new ZipEntry("readme.txt"));
      out.write("text".getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }

  /**
   * An ELF file of 64 bits by its specification (Tool Interface Standard, 1995; System V ABI), with
   * one container in .nv_fatbin: a header of 16 bytes, then entries with headers of 64 bytes.
   */
  private static byte[] library(int... architectures) {
    int container = 16 + architectures.length * (64 + CODE);
    String names = "\0.nv_fatbin\0";
    int table = 64 + container + names.length();
    ByteBuffer elf = ByteBuffer.allocate(table + 3 * 64).order(ByteOrder.LITTLE_ENDIAN);
    elf.put(0, new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1});
    elf.putLong(0x28, table).putShort(0x3A, (short) 64).putShort(0x3C, (short) 3);
    elf.putShort(0x3E, (short) 2);
    elf.position(64);
    elf.putInt(0xBA55ED50).putShort((short) 1).putShort((short) 16).putLong(container - 16);
    for (int architecture : architectures) {
      byte[] header = new byte[64];
      ByteBuffer.wrap(header)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putShort(0, (short) 2)
          .putInt(4, 64)
          .putLong(8, CODE)
          .putInt(28, architecture);
      byte[] code = new byte[CODE];
      Arrays.fill(code, FILL);
      elf.put(header).put(code);
    }
    elf.put(names.getBytes(StandardCharsets.US_ASCII));
    section(elf, table + 64, 1, 64, container);
    section(elf, table + 128, 0, 64 + container, names.length());
    return elf.array();
  }

  private static void section(ByteBuffer elf, int at, int name, long offset, long size) {
    elf.putInt(at, name).putLong(at + 24, offset).putLong(at + 32, size);
  }
}
