package equipoise.experiments.fetch;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A file as its publisher describes it.
 *
 * @param name below an address, and in the folder
 * @param size in bytes; 0 if it is not published
 * @param sha256 in hexadecimal digits; null if it is not published
 * @param md5 in hexadecimal digits; null if it is not published
 */
record RemoteFile(
    @JsonProperty(required = true) String name, long size, String sha256, String md5) {
  RemoteFile {
    if (name == null || !name.matches("[A-Za-z0-9_][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException(
          "a file's name has letters, digits, '.', '_' and '-' only, but is '" + name + "'");
    }
  }

  /** Whether there is a hash to hold the content against. */
  boolean hasHash() {
    return sha256 != null || md5 != null;
  }
}
