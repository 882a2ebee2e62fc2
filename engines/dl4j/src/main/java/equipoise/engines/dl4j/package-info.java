/**
 * The engine on DL4J's numerics: ND4J's native operations, accelerated by oneDNN.
 *
 * <p>Convolutions and matrix products run in native code; everything that merely walks over a batch
 * once (activations, pooling, batch norm, dropout) is plain Java on float arrays, which is as fast
 * there and names the formula that it follows. Start reading at {@link
 * equipoise.engines.dl4j.Dl4jEngine}.
 */
package equipoise.engines.dl4j;
