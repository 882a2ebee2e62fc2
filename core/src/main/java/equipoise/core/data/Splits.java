package equipoise.core.data;

/** Takes test and validation sets out of data; the only maker of training sets. */
public final class Splits {
  private Splits() {}

  /** The whole of the data as training set: nothing is held out, so nothing may be measured on it. */
  public static TrainingSet whole(Dataset data) {
    return new TrainingSet(data);
  }
}
