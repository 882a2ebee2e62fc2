package equipoise.classifiers.weights;

import equipoise.core.Visible;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a pickle of Python (protocols 2 to 5, as in CPython's pickletools) into plain values: null,
 * Boolean, Long, BigInteger, Double, String, byte[], {@code Object[]} for a tuple, List, Set, Map
 * in order, and what {@link PickleGlobal} knows. Every other global is refused by its name; nothing
 * of the file is ever run. The number of operations, of all pickles of a file together, is bounded.
 */
final class Unpickler {
  private static final Object MARK = new Object();
  private static final int MOST_OPERATIONS = 2_000_000;
  private static final int LONGEST_INTEGER = 1024;

  private final PickleInput in;
  private final List<Object> stack = new ArrayList<>();
  private final Map<Long, Object> memo = new HashMap<>();
  private final Map<String, PickledStorage> storages = new HashMap<>();
  private int operations;

  Unpickler(PickleInput in) {
    this.in = in;
  }

  /** The next pickle's value. */
  Object load() throws IOException {
    stack.clear();
    memo.clear();
    while (true) {
      if (++operations > MOST_OPERATIONS) {
        throw in.flaw("more than " + MOST_OPERATIONS + " operations, more than weights need");
      }
      int code = in.operation();
      if (code == '.') {
        return pop();
      }
      if (!number(code) && !text(code) && !container(code) && !memory(code) && !object(code)) {
        throw in.flaw("operation 0x%02x, which PyTorch does not write for tensors".formatted(code));
      }
    }
  }

  /** All that the pickles so far have named, by key. */
  Map<String, PickledStorage> storages() {
    return storages;
  }

  private boolean number(int code) throws IOException {
    switch (code) {
      case 0x80 -> protocol(in.unsigned());
      case 0x95 -> in.longInteger(); // a frame's length
      case 'N' -> push(null);
      case 0x88 -> push(true);
      case 0x89 -> push(false);
      case 'K' -> push((long) in.unsigned());
      case 'M' -> push((long) in.unsignedShort());
      case 'J' -> push((long) in.integer());
      case 'G' -> push(in.real());
      case 0x8a -> push(integer(in.unsigned()));
      case 0x8b -> push(integer(in.unsignedInteger()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void protocol(int version) {
    if (version > 5) {
      throw in.flaw("protocol " + version + ", but protocols up to 5 are known");
    }
  }

  /** Little-endian two's complement. */
  private Object integer(long length) throws IOException {
    if (length > LONGEST_INTEGER) {
      throw in.flaw(
          "an integer of " + length + " bytes, but at most " + LONGEST_INTEGER + " are read");
    }
    byte[] bytes = in.bytes(length);
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    if (reversed.length == 0) {
      return 0L;
    }
    BigInteger value = new BigInteger(reversed);
    if (value.bitLength() < Long.SIZE) {
      return value.longValue();
    }
    return value;
  }

  private boolean text(int code) throws IOException {
    switch (code) {
      case 0x8c -> push(in.text(in.unsigned()));
      case 'X' -> push(in.text(in.unsignedInteger()));
      case 0x8d -> push(in.text(in.longInteger()));
      case 'U' -> push(latin(in.bytes(in.unsigned())));
      case 'T' -> push(latin(in.bytes(in.unsignedInteger())));
      case 'C' -> push(in.bytes(in.unsigned()));
      case 'B' -> push(in.bytes(in.unsignedInteger()));
      case 0x8e -> push(in.bytes(in.longInteger()));
      default -> {
        return false;
      }
    }
    return true;
  }

  /** A string of Python 2. */
  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private boolean container(int code) {
    switch (code) {
      case '(' -> push(MARK);
      case ')' -> push(new Object[0]);
      case 0x85 -> push(last(1));
      case 0x86 -> push(last(2));
      case 0x87 -> push(last(3));
      case 't' -> push(marked().toArray());
      case ']' -> push(new ArrayList<>());
      case '}' -> push(new LinkedHashMap<>());
      case 0x8f -> push(Collections.newSetFromMap(new LinkedHashMap<>()));
      case 'l' -> push(marked());
      case 'a' -> append(Arrays.asList(last(1)));
      case 'e', 0x90 -> append(marked());
      case 's' -> put(Arrays.asList(last(2)));
      case 'u' -> put(marked());
      case '0' -> pop();
      case '1' -> marked();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean memory(int code) throws IOException {
    switch (code) {
      case 'q' -> memo.put((long) in.unsigned(), top());
      case 'r' -> memo.put(in.unsignedInteger(), top());
      case 0x94 -> memo.put((long) memo.size(), top());
      case 'h' -> push(remembered(in.unsigned()));
      case 'j' -> push(remembered(in.unsignedInteger()));
      case '2' -> push(top());
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean object(int code) throws IOException {
    switch (code) {
      case 'c' -> push(PickleGlobal.named(in.line(), in.line(), in));
      case 0x93 -> {
        Object[] name = last(2);
        if (!(name[0] instanceof String module) || !(name[1] instanceof String member)) {
          throw in.flaw("a global whose name is no text");
        }
        push(PickleGlobal.named(module, member, in));
      }
      case 'i' -> PickleGlobal.named(in.line(), in.line(), in).refuseInstance(in);
      case 'R', 0x81 -> {
        Object[] call = last(2);
        if (!(call[0] instanceof PickleGlobal global) || !(call[1] instanceof Object[] arguments)) {
          throw in.flaw("a call of what is no global");
        }
        push(global.call(arguments, in));
      }
      case 'b' -> last(1); // the state of an object of ours, which holds nothing that tensors need
      case 'Q' -> push(storage(PickledStorage.of(pop(), in)));
      default -> {
        return false;
      }
    }
    return true;
  }

  private PickledStorage storage(PickledStorage storage) {
    PickledStorage other = storages.putIfAbsent(storage.key(), storage);
    if (other != null && other.bytes() != storage.bytes()) {
      throw in.flaw(
          "storage %s of %d bytes, which has %d elsewhere"
              .formatted(Visible.shortened(storage.key()), storage.bytes(), other.bytes()));
    }
    return storage;
  }

  private void append(List<Object> items) {
    Object target = top();
    if (target instanceof List<?>) {
      list(target).addAll(items);
    } else if (target instanceof Set<?>) {
      items.forEach(item -> set(target).add(key(item)));
    } else {
      throw in.flaw("items for what is no list");
    }
  }

  private void put(List<Object> pairs) {
    if (!(top() instanceof Map<?, ?>) || pairs.size() % 2 != 0) {
      throw in.flaw("pairs for what is no dict");
    }
    Map<Object, Object> map = map(top());
    for (int i = 0; i < pairs.size(); i += 2) {
      Object key = key(pairs.get(i));
      if (map.containsKey(key) && key instanceof String name) {
        throw in.flaw("the name " + Visible.quoted(name) + " for the second time in one dict");
      }
      map.put(key, pairs.get(i + 1));
    }
  }

  /** Python hashes no list, set or dict either; a hash of nested ones could take for ever. */
  private Object key(Object key) {
    if (key instanceof List<?> || key instanceof Map<?, ?> || key instanceof Set<?>) {
      throw in.flaw("a list, set or dict as the key of a dict");
    }
    return key;
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(Object list) {
    return (List<Object>) list;
  }

  @SuppressWarnings("unchecked")
  private static Set<Object> set(Object set) {
    return (Set<Object>) set;
  }

  @SuppressWarnings("unchecked")
  private static Map<Object, Object> map(Object map) {
    return (Map<Object, Object>) map;
  }

  private Object remembered(long index) {
    if (!memo.containsKey(index)) {
      throw in.flaw("value " + index + " of the memo, which holds no such value");
    }
    return memo.get(index);
  }

  private void push(Object value) {
    stack.add(value);
  }

  private Object top() {
    if (stack.isEmpty() || stack.get(stack.size() - 1) == MARK) {
      throw in.flaw("a value from an empty stack");
    }
    return stack.get(stack.size() - 1);
  }

  private Object pop() {
    Object top = top();
    stack.remove(stack.size() - 1);
    return top;
  }

  private Object[] last(int count) {
    Object[] values = new Object[count];
    for (int i = count - 1; i >= 0; i--) {
      values[i] = pop();
    }
    return values;
  }

  private List<Object> marked() {
    int mark = stack.lastIndexOf(MARK);
    if (mark < 0) {
      throw in.flaw("the values after a mark, but there is no mark");
    }
    List<Object> tail = stack.subList(mark + 1, stack.size());
    List<Object> values = new ArrayList<>(tail);
    stack.subList(mark, stack.size()).clear();
    return values;
  }
}
