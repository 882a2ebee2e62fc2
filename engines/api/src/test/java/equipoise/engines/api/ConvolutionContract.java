package equipoise.engines.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Shapes that native libraries have computed wrongly, or written past a buffer for, compared with
 * {@link PlainConvolution}. An engine's module extends this class. The random sweep of
 * engines/libtorch looks for more.
 */
public abstract class ConvolutionContract {
  private static final double TOLERANCE = 1e-4;

  protected abstract Engine engine();

  @TestFactory
  Stream<DynamicTest> strided_pointwise_convolutions_are_exact_where_channels_fill_no_vector() {
    return agree(
        plain(5, 1, 1, 2, 0, 1).of(2, 12, 4),
        plain(2, 12, 1, 2, 0, 1).of(6, 12, 16),
        plain(6, 8, 1, 2, 0, 1).of(16, 16, 16),
        plain(7, 20, 1, 3, 0, 1).of(8, 16, 16),
        plain(8, 2, 1, 2, 0, 1).of(7, 16, 8),
        plain(11, 17, 1, 2, 0, 1).of(7, 12, 6),
        plain(6, 4, 1, 3, 2, 1).of(3, 7, 9),
        plain(6, 12, 1, 2, 0, 3).of(4, 9, 10),
        plain(6, 6, 1, 2, 0, 6).of(4, 9, 10),
        transposed(3, 5, 1, 2, 0).of(4, 6, 7),
        transposed(9, 6, 1, 3, 0).of(1, 15, 15));
  }

  @TestFactory
  Stream<DynamicTest> images_of_one_channel_get_their_gradient() {
    return agree(
        plain(1, 6, 5, 1, 2, 1).of(8, 28, 28),
        plain(1, 20, 5, 1, 0, 1).of(8, 28, 28),
        plain(1, 1, 3, 1, 1, 1).of(4, 12, 12),
        plain(1, 17, 4, 2, 1, 1).of(4, 12, 12),
        transposed(1, 16, 4, 1, 1).of(3, 6, 5),
        transposed(1, 19, 4, 2, 0).of(4, 8, 11),
        transposed(17, 1, 3, 2, 0).of(4, 7, 7),
        transposed(4, 1, 4, 2, 2).of(3, 8, 8));
  }

  @TestFactory
  Stream<DynamicTest> depthwise_convolutions_may_have_several_filters_a_channel() {
    return agree(
        plain(3, 9, 2, 3, 0, 3).of(3, 2, 6),
        plain(5, 10, 3, 1, 1, 5).of(8, 10, 13),
        plain(8, 16, 3, 3, 2, 8).of(2, 17, 16),
        plain(9, 18, 5, 2, 2, 9).of(8, 15, 8));
  }

  @TestFactory
  Stream<DynamicTest> filters_need_not_fill_the_blocks_that_kernels_work_on() {
    return agree(
        plain(12, 106, 5, 2, 0, 1).of(11, 15, 15),
        plain(104, 72, 5, 2, 0, 1).of(8, 9, 9),
        plain(87, 107, 3, 3, 1, 1).of(12, 7, 7),
        plain(7, 102, 1, 1, 0, 1).of(25, 10, 10),
        plain(256, 512, 1, 2, 0, 1).of(16, 8, 8),
        transposed(103, 37, 5, 3, 0).of(4, 9, 9));
  }

  @TestFactory
  Stream<DynamicTest> kernels_may_have_two_sides_gaps_and_unequal_paddings() {
    Window tall = Window.of(7, 1).padded(3, 0);
    Window wide = Window.of(1, 7).padded(0, 3);
    Window same = Window.of(3).strided(2).padded(new Window.Padding(0, 1, 0, 1));
    Window gaps = Window.of(3).dilated(2).padded(2);
    return agree(
        shaped(5, 6, tall, 1).of(4, 9, 8),
        shaped(5, 6, wide, 1).of(4, 9, 8),
        shaped(2, 6, wide, 1).of(4, 9, 8),
        shaped(32, 48, wide, 1).of(2, 17, 17),
        shaped(32, 48, tall, 1).of(2, 17, 17),
        shaped(8, 6, Window.of(3, 2).strided(2, 3).padded(1, 0), 1).of(3, 9, 11),
        shaped(6, 6, wide, 6).of(3, 9, 8),
        shaped(6, 12, Window.of(3, 1).strided(1, 2).dilated(2).padded(2, 0), 6).of(3, 9, 8),
        shaped(6, 4, gaps, 2).of(3, 9, 8),
        shaped(16, 16, gaps, 1).of(3, 9, 8),
        shaped(3, 16, same, 1).of(3, 10, 8),
        shaped(16, 16, same, 1).of(3, 10, 8),
        shaped(16, 16, same, 16).of(3, 10, 8),
        shaped(12, 16, same, 4).of(3, 10, 8),
        shaped(7, 9, Window.of(1).strided(1, 2), 1).of(3, 10, 8),
        shaped(7, 9, Window.of(1).strided(2).padded(new Window.Padding(1, 0, 0, 2)), 1)
            .of(3, 10, 8));
  }

  /** Engines may compute these by transforms, tile by tile and some images at a time. */
  @TestFactory
  Stream<DynamicTest> kernels_of_five_by_five_reach_every_edge_of_every_image() {
    Window unequal = Window.of(5).padded(new Window.Padding(0, 1, 2, 3));
    return agree(
        plain(20, 50, 5, 1, 0, 1).of(37, 12, 12),
        plain(20, 50, 5, 1, 2, 1).of(30, 10, 11),
        plain(64, 33, 5, 1, 4, 1).of(3, 5, 4),
        shaped(40, 48, unequal, 1).of(2, 15, 11),
        shaped(64, 100, Window.of(5).padded(2), 2).of(2, 12, 12));
  }

  /** Engines may compute these as gradients of other convolutions. */
  @TestFactory
  Stream<DynamicTest> kernels_of_three_by_three_reach_every_edge_whatever_the_padding() {
    return agree(
        plain(32, 32, 3, 1, 0, 1).of(5, 9, 7),
        plain(32, 35, 3, 1, 0, 1).of(5, 9, 9),
        plain(32, 48, 3, 1, 1, 1).of(4, 9, 14),
        plain(32, 48, 3, 1, 1, 1).of(4, 13, 13),
        plain(40, 33, 3, 1, 2, 1).of(3, 5, 5),
        plain(40, 33, 3, 1, 2, 1).of(3, 6, 5),
        plain(64, 64, 3, 1, 1, 2).of(3, 8, 8),
        plain(64, 64, 3, 1, 1, 1).of(1, 4, 4),
        plain(33, 64, 3, 1, 3, 1).of(2, 4, 4),
        shaped(32, 32, Window.of(3).padded(1, 2), 1).of(2, 8, 9));
  }

  private Stream<DynamicTest> agree(ConvolutionCase... cases) {
    return Stream.of(cases)
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.toString(),
                    () ->
                        assertThat(ConvolutionCheck.differences(one, engine(), TOLERANCE))
                            .isEmpty()));
  }

  private record Kernel(boolean transposed, int channels, int filters, Window window, int groups) {
    ConvolutionCase of(int count, int height, int width) {
      return new ConvolutionCase(
          transposed, channels, filters, window, groups, true, count, height, width);
    }
  }

  private static Kernel plain(
      int channels, int filters, int size, int stride, int padding, int groups) {
    return shaped(channels, filters, Window.of(size).strided(stride).padded(padding), groups);
  }

  private static Kernel shaped(int channels, int filters, Window window, int groups) {
    return new Kernel(false, channels, filters, window, groups);
  }

  private static Kernel transposed(int channels, int filters, int size, int stride, int padding) {
    Window window = Window.of(size).strided(stride).padded(padding);
    return new Kernel(true, channels, filters, window, 1);
  }
}
