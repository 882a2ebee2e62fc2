package equipoise.gan.acgan;

import java.util.random.RandomGenerator;

/** Which outputs the class head has, and which of them each network wants for an image. */
enum ClassHead {
  /**
   * One output a class; both networks want the class of an image, real or generated: Odena, Olah
   * and Shlens, ICML 2017, arXiv 1610.09585.
   */
  SHARED {
    @Override
    int outputs(int classes) {
      return classes;
    }

    @Override
    int wantedOfGenerated(int condition, int classes) {
      return condition;
    }
  },

  /**
   * For each class a real and a fake one, C + y: the discriminator wants real classes of real
   * images and fake classes of generated ones, the generator real classes. Ali-Gombe and Elyan,
   * Neurocomputing 361 (2019) 212, doi 10.1016/j.neucom.2019.06.043.
   */
  MULTIPLE_FAKE {
    @Override
    int outputs(int classes) {
      return 2 * classes;
    }

    @Override
    int wantedOfGenerated(int condition, int classes) {
      return classes + condition;
    }
  },

  /**
   * The same outputs, and the generator is conditioned on real and fake classes alike: what it
   * makes for a fake one need not pass for real. Ali-Gombe, Elyan, Savoye and Jayne, IJCNN 2018,
   * doi 10.1109/IJCNN.2018.8489387.
   */
  CONDITIONED_FAKE {
    @Override
    int outputs(int classes) {
      return 2 * classes;
    }

    @Override
    int conditions(int classes) {
      return 2 * classes;
    }

    @Override
    int condition(int label, int classes, RandomGenerator random) {
      return random.nextBoolean() ? label : classes + label;
    }

    @Override
    int wantedOfGenerated(int condition, int classes) {
      return classes + condition % classes;
    }
  };

  abstract int outputs(int classes);

  int conditions(int classes) {
    return classes;
  }

  /** What the generator is conditioned on beside a real image of that label. */
  int condition(int label, int classes, RandomGenerator random) {
    return label;
  }

  /**
   * The output that the discriminator wants for a generated image; the generator's is the
   * condition.
   */
  abstract int wantedOfGenerated(int condition, int classes);
}
