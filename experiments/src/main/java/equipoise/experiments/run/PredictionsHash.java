package equipoise.experiments.run;

import equipoise.core.file.Sha256;
import equipoise.core.trial.Predictions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A hash of every probability that a trial's classifier gave. */
final class PredictionsHash {
  private PredictionsHash() {}

  static String of(Predictions predictions) {
    MessageDigest digest = Sha256.digest();
    add(predictions.test(), digest);
    add(predictions.validation(), digest);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(Predictions.Part part, MessageDigest digest) {
    for (float[] row : part.probabilities()) {
      ByteBuffer bytes = ByteBuffer.allocate(4 * row.length).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(row);
      digest.update(bytes);
    }
  }
}
