package equipoise.experiments.generate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One line of {@code manifest.jsonl}: an image and where it came from.
 *
 * @param file where it stands; null if it was rejected
 * @param sha256 of its pixels 0..255 in the order channel, row, column
 * @param className its class
 * @param generator what made it
 * @param index among those that were made of its class with this seed
 * @param nearest the nearest training image: its file, or its index; null if there is none to
 *     compare with
 * @param distance to it, Euclidean over all pixels 0..255; null with it
 * @param base training image that it was made from; null if there is no single one
 * @param neighbour the other one; null if there is none
 * @param gap its place between base and neighbour, 0 at the base; null without neighbour
 * @param gate what the audit says of its class: {@code passed}, {@code refused} or {@code
 *     collapsed}; null if it was not audited
 * @param reason why it was rejected; null if it was kept
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record MadeImage(
    String file,
    String sha256,
    @JsonProperty("class") String className,
    String generator,
    long seed,
    int index,
    String nearest,
    Double distance,
    @JsonInclude(JsonInclude.Include.NON_NULL) String base,
    @JsonInclude(JsonInclude.Include.NON_NULL) String neighbour,
    @JsonInclude(JsonInclude.Include.NON_NULL) Double gap,
    String gate,
    boolean kept,
    String reason) {}
