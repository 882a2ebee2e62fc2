package equipoise.experiments.cli;

import equipoise.core.Counted;
import equipoise.core.Visible;
import equipoise.experiments.generate.SyntheticSet;
import equipoise.experiments.generate.SyntheticSet.ClassCount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code generate} says of the set that it wrote. */
record GenerateText(SyntheticSet set, List<String> refused, ImageOutput output) {
  private int images() {
    return set.counts().stream().mapToInt(ClassCount::images).sum();
  }

  List<String> lines() {
    TextTable table = new TextTable(1, "class", "synthetic", "rejected", "training", "gate");
    for (ClassCount c : set.counts()) {
      table.row(
          Visible.of(c.name()),
          String.valueOf(c.images()),
          String.valueOf(c.rejected()),
          c.real() == null ? "?" : c.real().toString(),
          c.gate() == null ? "-" : c.gate());
    }
    List<String> lines = new ArrayList<>(table.lines());
    lines.add(
        "%s: %s by %s, written as %s"
            .formatted(
                Visible.of(output.directory.toString()),
                Counted.of(images(), "synthetic image"),
                set.recipe().method(),
                output.format));
    return lines;
  }

  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("out", Visible.of(output.directory.toString()));
    document.put("format", output.format);
    document.put("method", set.recipe().method());
    document.put("seed", set.recipe().seed());
    document.put("images", images());
    document.put("classes", set.counts());
    document.put("refused", refused);
    document.put("audit", set.audit().orElse(null));
    return document;
  }
}
