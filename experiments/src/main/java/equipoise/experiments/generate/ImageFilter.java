package equipoise.experiments.generate;

import equipoise.core.data.Dataset;
import java.util.List;

/** Decides which single images are kept. */
public interface ImageFilter {
  /** A kept image's reason. */
  String KEPT = "";

  /**
   * @param candidates of one class, in the order they were made
   * @return for each of them why it is rejected, {@link #KEPT} if it is not
   */
  List<String> reasons(Dataset candidates);

  /** The rule in a sentence, for the data set's card. */
  String words();
}
