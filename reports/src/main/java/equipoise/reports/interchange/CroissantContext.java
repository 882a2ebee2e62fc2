package equipoise.reports.interchange;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What every file in the Croissant format has, version 1.1 (MLCommons, 2026). */
public final class CroissantContext {
  public static final String FILE = "croissant.json";
  public static final String VERSION = "http://mlcommons.org/croissant/1.1";

  /** Terms of the specification's context (appendix 1) that are in its own namespace. */
  private static final List<String> TERMS =
      List.of(
          "annotation",
          "arrayShape",
          "citeAs",
          "column",
          "containedIn",
          "equivalentProperty",
          "excludes",
          "extract",
          "field",
          "fileProperty",
          "fileObject",
          "fileSet",
          "format",
          "includes",
          "isArray",
          "isLiveDataset",
          "jsonPath",
          "key",
          "md5",
          "parentField",
          "recordSet",
          "references",
          "regex",
          "readLines",
          "sdVersion",
          "separator",
          "source",
          "subField",
          "transform",
          "unArchive",
          "value");

  private CroissantContext() {}

  /** The value of {@code @context}. */
  public static ObjectNode json() {
    ObjectNode context = JsonNodeFactory.instance.objectNode();
    context.put("@language", "en").put("@vocab", "http://schema.org/");
    context.put("sc", "http://schema.org/").put("cr", "http://mlcommons.org/croissant/");
    context.put("rai", "http://mlcommons.org/croissant/RAI/");
    context.put("dct", "http://purl.org/dc/terms/").put("conformsTo", "dct:conformsTo");
    TERMS.forEach(term -> context.put(term, "cr:" + term));
    context.putObject("data").put("@id", "cr:data").put("@type", "@json");
    context.putObject("dataType").put("@id", "cr:dataType").put("@type", "@vocab");
    context.putObject("examples").put("@id", "cr:examples").put("@type", "@json");
    return context;
  }
}
