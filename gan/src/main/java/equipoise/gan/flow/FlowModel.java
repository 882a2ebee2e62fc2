package equipoise.gan.flow;

import equipoise.core.Seed;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.Schedule;
import equipoise.engines.api.Weights;
import equipoise.gan.generator.GenerativeModel;
import equipoise.gan.generator.ImageBatch;
import equipoise.gan.generator.ImageSource;
import equipoise.gan.generator.NetworkSnapshots;
import equipoise.gan.generator.StepReport;
import equipoise.gan.generator.TrainingImages;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/** The velocity network in training: it learns by least squares. */
final class FlowModel implements GenerativeModel {
  private static final double NORM = 1;
  private static final int WARM_UP = 100;

  private final Flow flow;
  private final Engine engine;
  private final TrainingImages images;
  private final Schedule schedule;
  private final PixelMoments moments;
  private final Network network;

  FlowModel(Flow flow, Engine engine, TrainingImages images, Seed seed) {
    this.flow = flow;
    this.engine = engine;
    this.images = images;
    int steps = flow.training().steps();
    this.schedule =
        new Schedule.WarmUp(WARM_UP, new Schedule.Cosine(Math.max(1, steps - WARM_UP), 0));
    this.moments = PixelMoments.of(images);
    this.network = flow.network(engine, images.shape(), images.classes(), seed.child("velocity"));
  }

  @Override
  public StepReport step(int step, ImageBatch batch, RandomGenerator random) {
    Flow.Options options = flow.options();
    ImageBatch standardised =
        new ImageBatch(moments.standardised(batch.images()), batch.conditions());
    FlowBatch lines =
        FlowBatch.draw(standardised, images.classes(), options.drop(), options.times(), random);
    double loss = network.learn(lines.points().input(), Mode.TRAIN, lines::loss);
    network.clip(NORM);
    network.update(schedule.scale(step - 1L));
    return new StepReport(Map.of("velocity", loss), OptionalDouble.empty());
  }

  @Override
  public Weights weights() {
    return network.weights();
  }

  @Override
  public ImageSource source() {
    return flow.source(engine, images.shape(), images.classes(), moments);
  }

  @Override
  public NetworkSnapshots snapshots() {
    return NetworkSnapshots.of(networks());
  }

  @Override
  public void resume(NetworkSnapshots snapshots) {
    snapshots.resume(networks());
  }

  private Map<String, Network> networks() {
    return Map.of("velocity", network);
  }

  @Override
  public void close() {
    network.close();
  }
}
