package equipoise.classifiers.weights;

import equipoise.classifiers.architecture.Architecture;
import equipoise.classifiers.architecture.MobileNetV2;
import equipoise.classifiers.architecture.MobileNetV3;
import equipoise.classifiers.architecture.Vgg;
import equipoise.core.data.DataException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that other libraries than torchvision publish weights under, where the layers are the
 * same: timm's MobileNet v2 (the rest of timm's names differ from torchvision's in the head alone,
 * which {@link KeyMap} knows), and Keras' VGG-16 and VGG-19, as Keras writes them today and as the
 * published files of 2016 have them ({@code block1_conv1/block1_conv1_W_1}).
 */
final class PublishedNames {
  private static final List<Architecture> MOBILE_V3 =
      List.of(MobileNetV3.MOBILENET_V3_LARGE, MobileNetV3.MOBILENET_V3_SMALL);

  private static final List<Architecture> KERAS = List.of(Vgg.VGG16, Vgg.VGG19);

  /** Blocks of each stage of MobileNet v2. */
  private static final int[] MOBILE_STAGES = {1, 2, 3, 4, 3, 3, 1};

  private static final Pattern MOBILE_BLOCK = Pattern.compile("features\\.(\\d+)\\.conv\\.(.*)");

  /** Convolutions and norms of a block that expands, by torchvision's places. */
  private static final Map<String, String> EXPANDING =
      Map.of(
          "0.0",
          "conv_pw",
          "0.1",
          "bn1",
          "1.0",
          "conv_dw",
          "1.1",
          "bn2",
          "2",
          "conv_pwl",
          "3",
          "bn3");

  /** The same of the first block, which does not expand. */
  private static final Map<String, String> FIRST =
      Map.of("0.0", "conv_dw", "0.1", "bn1", "1", "conv_pw", "2", "bn2");

  private static final Map<String, String> MOBILE_ENDS =
      Map.of(
          "features.0.0", "conv_stem",
          "features.0.1", "bn1",
          "features.18.0", "conv_head",
          "features.18.1", "bn2");

  private PublishedNames() {}

  /**
   * The map for a file.
   *
   * @param torchKeys torchvision's names and ours
   * @throws DataException for Keras' weights of a network whose names are not known, or timm's of
   *     one that computes otherwise
   */
  static KeyMap map(Architecture architecture, Map<String, String> torchKeys, NamedTensors file) {
    Collection<String> names = file.tensors().keySet();
    if (file.format() == WeightsFormat.KERAS) {
      return keras(architecture, torchKeys, file);
    }
    boolean timmMobile = names.stream().anyMatch(name -> name.endsWith("conv_stem.weight"));
    if (timmMobile && MOBILE_V3.contains(architecture)) {
      throw new DataException(
          file.file()
              + ": has timm's names of MobileNet v3, of which some files were trained with another"
              + " epsilon and other padding, and the file does not say which; use torchvision's"
              + " ('equipoise weights list')");
    }
    Map<String, String> keys = new LinkedHashMap<>(torchKeys);
    if (timmMobile && architecture == MobileNetV2.MOBILENET_V2) {
      torchKeys.forEach((name, ours) -> timm(name).ifPresent(other -> keys.put(other, ours)));
    }
    return KeyMap.of(keys);
  }

  private static Optional<String> timm(String name) {
    int dot = name.lastIndexOf('.');
    String layer = name.substring(0, dot);
    String array = name.substring(dot);
    Matcher block = MOBILE_BLOCK.matcher(layer);
    if (!block.matches()) {
      return Optional.ofNullable(MOBILE_ENDS.get(layer)).map(other -> other + array);
    }
    int before = 1;
    int stage = 0;
    int number = Integer.parseInt(block.group(1));
    while (number >= before + MOBILE_STAGES[stage]) {
      before += MOBILE_STAGES[stage++];
    }
    String part = (stage == 0 ? FIRST : EXPANDING).get(block.group(2));
    return Optional.of("blocks." + stage + "." + (number - before) + "." + part + array);
  }

  private static KeyMap keras(
      Architecture architecture, Map<String, String> torchKeys, NamedTensors file) {
    if (!KERAS.contains(architecture)) {
      throw new DataException(
          file.file()
              + ": is a file of Keras, of whose networks vgg16 and vgg19 compute as they do here,"
              + " but not "
              + architecture.name()
              + "; use PyTorch's weights ('equipoise weights list')");
    }
    Map<String, String> keys = new LinkedHashMap<>();
    Map<String, String> kernels = new LinkedHashMap<>();
    Map<Integer, String> layers = vggLayers(torchKeys.keySet());
    for (Map.Entry<String, String> entry : torchKeys.entrySet()) {
      String[] parts = entry.getKey().split("\\.");
      if (parts[0].equals("features")) {
        String name = layers.get(Integer.parseInt(parts[1]));
        boolean kernel = parts[2].equals("weight");
        Map<String, String> into = kernel ? kernels : keys;
        into.put(name + (kernel ? "/kernel" : "/bias"), entry.getValue());
        into.put(name + "/" + name + (kernel ? "_W_1" : "_b_1"), entry.getValue());
      }
    }
    keys.putAll(kernels);
    List<String> first =
        kernels.keySet().stream().filter(name -> name.startsWith("block1_conv1/")).toList();
    return KeyMap.of(keys)
        .with(Transformation.CONVOLUTION, kernels.keySet())
        .with(Transformation.BLUE_FIRST, first);
  }

  /**
   * By torchvision's number of a convolution: one more than two after the last is behind a pool.
   */
  private static Map<Integer, String> vggLayers(Collection<String> torchNames) {
    Map<Integer, String> layers = new LinkedHashMap<>();
    int block = 1;
    int convolution = 1;
    int last = 0;
    for (String name : torchNames) {
      int layer = name.startsWith("features.") ? Integer.parseInt(name.split("\\.")[1]) : last;
      if (layer > last) {
        boolean pooled = layer > last + 2;
        block += pooled ? 1 : 0;
        convolution = pooled ? 1 : convolution + 1;
        last = layer;
      }
      layers.put(last, "block" + block + "_conv" + convolution);
    }
    return layers;
  }
}
