package equipoise.engines.dl4j;

import equipoise.core.Seed;
import equipoise.engines.api.benchmark.StepBenchmark;
import equipoise.engines.api.benchmark.TestNetworks;
import equipoise.engines.api.benchmark.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/**
 * Not among the tests, but started by name: see this module's README. With oneDNN's library it
 * measures the engine; with the plain one, DL4J's own network and {@code fit}, as DL4J comes.
 * Writes {@code target/step-benchmark.txt}.
 */
class StepBenchmarkRun {
  @Test
  void measure() throws IOException {
    List<StepBenchmark.Speed> speeds = new ArrayList<>();
    Dl4jEngine engine = new Dl4jEngine();
    if (engine.status().accelerated()) {
      for (int batch : new int[] {32, 128}) {
        speeds.add(
            StepBenchmark.of(
                Workload.classifier("lenet5", TestNetworks.convolutional(20, 50, 500)),
                engine,
                batch,
                StepBenchmark.Options.DEFAULTS));
        speeds.add(
            StepBenchmark.of(Workload.LENET5_1998, engine, batch, StepBenchmark.Options.DEFAULTS));
      }
    } else {
      for (int batch : new int[] {32, 128}) {
        speeds.add(asItComes("20/50/500", batch, modern()));
        speeds.add(asItComes("6/16/120/84", batch, of1998()));
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(engine.status().toString());
    speeds.forEach(speed -> lines.add(speed.toString()));
    Files.write(Path.of("target", "step-benchmark.txt"), lines);
  }

  private static StepBenchmark.Speed asItComes(
      String name, int batch, NeuralNetConfiguration.ListBuilder layers) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(layers.setInputType(InputType.convolutional(28, 28, 1)).build());
    network.init();
    RandomGenerator random = new Seed(2).generator();
    float[] pixels = new float[batch * 28 * 28];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextFloat();
    }
    INDArray images = Nd4j.createFromArray(pixels).reshape(batch, 1, 28, 28);
    INDArray labels = Nd4j.zeros(batch, 10);
    for (int i = 0; i < batch; i++) {
      labels.putScalar(i, i % 10, 1);
    }
    return StepBenchmark.measure(
        "DL4J's own LeNet-5 " + name,
        batch,
        StepBenchmark.Options.DEFAULTS,
        () -> network.fit(images, labels));
  }

  private static NeuralNetConfiguration.ListBuilder layers() {
    return new NeuralNetConfiguration.Builder()
        .seed(1)
        .updater(new Adam(1e-3))
        .weightInit(WeightInit.RELU)
        .list();
  }

  private static NeuralNetConfiguration.ListBuilder modern() {
    return layers()
        .layer(convolution(20, 0, Activation.RELU))
        .layer(pooling(PoolingType.MAX))
        .layer(convolution(50, 0, Activation.RELU))
        .layer(pooling(PoolingType.MAX))
        .layer(new DenseLayer.Builder().nOut(500).activation(Activation.RELU).build())
        .layer(output());
  }

  private static NeuralNetConfiguration.ListBuilder of1998() {
    return layers()
        .layer(convolution(6, 2, Activation.TANH))
        .layer(pooling(PoolingType.AVG))
        .layer(convolution(16, 0, Activation.TANH))
        .layer(pooling(PoolingType.AVG))
        .layer(new DenseLayer.Builder().nOut(120).activation(Activation.TANH).build())
        .layer(new DenseLayer.Builder().nOut(84).activation(Activation.TANH).build())
        .layer(output());
  }

  private static ConvolutionLayer convolution(int filters, int padding, Activation activation) {
    return new ConvolutionLayer.Builder(5, 5)
        .nOut(filters)
        .padding(padding, padding)
        .activation(activation)
        .build();
  }

  private static SubsamplingLayer pooling(PoolingType type) {
    return new SubsamplingLayer.Builder(type).kernelSize(2, 2).stride(2, 2).build();
  }

  private static OutputLayer output() {
    return new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
        .nOut(10)
        .activation(Activation.SOFTMAX)
        .build();
  }
}
