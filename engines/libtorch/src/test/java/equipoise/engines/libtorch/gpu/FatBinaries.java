package equipoise.engines.libtorch.gpu;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/**
 * The code for GPUs inside a shared library: its ELF section {@code .nv_fatbin} holds containers
 * (magic number {@code 0xBA55ED50}), each with one entry an architecture. The form is the one that
 * {@code cuobjdump} of CUDA 13 reads; NVIDIA does not publish it.
 */
final class FatBinaries {
  private static final int ELF_MAGIC = 0x464C457F;
  private static final byte CLASS_64_BITS = 2;
  private static final int CONTAINER_MAGIC = 0xBA55ED50;
  private static final int CONTAINER_HEADER = 16;
  private static final int ENTRY_HEADER = 32;
  private static final int ALIGNMENT = 8;
  private static final int ZEROS = 1 << 16;
  private static final String SECTION = ".nv_fatbin";

  private final FileChannel library;

  FatBinaries(FileChannel library) {
    this.library = library;
  }

  /**
   * Overwrites with zeros what was compiled for other architectures. The headers stay, so that the
   * CUDA driver finds every entry where it was, and finds that it is for another GPU.
   *
   * @param architecture such as 90 for compute capability 9.0
   * @return bytes of code kept and overwritten; both 0 where the file is no library with GPU code
   * @throws IOException where the file ends early or an entry reaches beyond its container
   */
  Pruned keep(int architecture) throws IOException {
    Section section = section();
    long position = section.offset;
    Pruned pruned = new Pruned(0, 0);
    while (position + CONTAINER_HEADER <= section.end()) {
      ByteBuffer header = read(position, CONTAINER_HEADER);
      if (header.getInt(0) != CONTAINER_MAGIC) {
        position += ALIGNMENT;
        continue;
      }
      long entries = position + Short.toUnsignedInt(header.getShort(6));
      long end = entries + header.getLong(8);
      if (end > section.end() || end < entries) {
        throw new IOException("the container at byte " + position + " reaches beyond " + SECTION);
      }
      pruned = pruned.plus(container(entries, end, architecture));
      position = end;
    }
    return pruned;
  }

  private Pruned container(long begin, long end, int architecture) throws IOException {
    Pruned pruned = new Pruned(0, 0);
    long position = begin;
    while (position < end) {
      ByteBuffer header = read(position, ENTRY_HEADER);
      long code = position + header.getInt(4);
      long size = header.getLong(8);
      if (code <= position || size < 0 || code + size > end) {
        throw new IOException("the entry at byte " + position + " reaches beyond its container");
      }
      boolean kept = header.getInt(28) == architecture;
      if (!kept) {
        overwrite(code, size);
      }
      pruned = pruned.plus(kept ? new Pruned(size, 0) : new Pruned(0, size));
      position = code + size;
    }
    return pruned;
  }

  private Section section() throws IOException {
    Section none = new Section(0, 0);
    if (library.size() < 64) {
      return none;
    }
    ByteBuffer elf = read(0, 64);
    if (elf.getInt(0) != ELF_MAGIC || elf.get(4) != CLASS_64_BITS) {
      return none;
    }
    long table = elf.getLong(0x28);
    int each = Short.toUnsignedInt(elf.getShort(0x3A));
    int count = Short.toUnsignedInt(elf.getShort(0x3C));
    Section names = header(table + (long) each * Short.toUnsignedInt(elf.getShort(0x3E)));
    for (int i = 0; i < count; i++) {
      long at = table + (long) each * i;
      long name = names.offset + Integer.toUnsignedLong(read(at, 4).getInt(0));
      if (name + SECTION.length() < library.size() && named(name)) {
        return header(at);
      }
    }
    return none;
  }

  private boolean named(long position) throws IOException {
    byte[] text = read(position, SECTION.length() + 1).array();
    return new String(text, StandardCharsets.US_ASCII).equals(SECTION + '\0');
  }

  private Section header(long position) throws IOException {
    ByteBuffer header = read(position, 64);
    return new Section(header.getLong(24), header.getLong(32));
  }

  private void overwrite(long position, long size) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocate(ZEROS);
    for (long done = 0; done < size; ) {
      zeros.position(0).limit((int) Math.min(ZEROS, size - done));
      done += library.write(zeros, position + done);
    }
  }

  private ByteBuffer read(long position, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (library.read(bytes, position + bytes.position()) < 0) {
        throw new IOException("the library ends at byte " + library.size());
      }
    }
    return bytes.flip();
  }

  private record Section(long offset, long size) {
    long end() {
      return offset + size;
    }
  }

  /** Bytes of code for the asked architecture and for others. */
  record Pruned(long kept, long overwritten) {
    Pruned plus(Pruned other) {
      return new Pruned(kept + other.kept, overwritten + other.overwritten);
    }
  }
}
