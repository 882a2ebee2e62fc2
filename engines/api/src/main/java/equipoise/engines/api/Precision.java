package equipoise.engines.api;

import equipoise.core.NearestName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** In what numbers products are computed; parameters and optimisers are float32 in all of them. */
public enum Precision {
  /** IEEE single precision throughout. */
  FLOAT32,
  /** Products of 10-bit mantissas on a GPU's tensor cores; tensors stay float32. */
  TF32,
  /** Products and activations in bfloat16, by autocast; sums and norms in float32. */
  BF16;

  /** As on the command line: {@code float32}, {@code tf32}, {@code bf16}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException naming those that there are
   */
  public static Precision named(String label) {
    List<String> known = Arrays.stream(values()).map(Precision::label).toList();
    return Arrays.stream(values())
        .filter(one -> one.label().equals(label))
        .findFirst()
        .orElseThrow(() -> NearestName.unknown("precision", label, known));
  }
}
