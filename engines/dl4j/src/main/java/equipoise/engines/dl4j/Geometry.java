package equipoise.engines.dl4j;

import java.util.List;

/** Shapes of one example before and after a step: {c, h, w} or {d}. */
record Geometry(List<Integer> in, List<Integer> out) {
  int inSize() {
    return in.stream().reduce(1, Math::multiplyExact);
  }

  int outSize() {
    return out.stream().reduce(1, Math::multiplyExact);
  }

  int channels() {
    return in.get(0);
  }

  /** Values of one channel of the input: h w, or 1. */
  int plane() {
    return inSize() / channels();
  }

  int height() {
    return in.get(1);
  }

  int width() {
    return in.get(2);
  }

  int outHeight() {
    return out.get(1);
  }

  int outWidth() {
    return out.get(2);
  }
}
