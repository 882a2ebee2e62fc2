package equipoise.classifiers.transfer;

/** What tells classes apart by features. */
public enum HeadKind {
  /** Multinomial logistic regression, brought to its optimum by L-BFGS. */
  LOGISTIC,
  /** A dense layer trained by gradient steps, with the loss of the method. */
  LINEAR,
  /** A hidden layer of 128 ReLU units and a dense one, trained in the same way. */
  NETWORK
}
