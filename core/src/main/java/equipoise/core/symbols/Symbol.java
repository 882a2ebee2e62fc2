package equipoise.core.symbols;

import java.util.random.RandomGenerator;

/**
 * The symbols, named and drawn as in piping and instrumentation diagrams (after ISA-5.1 and ISO
 * 10628-2, simplified to what 28 pixels show). Some differ in little on purpose: gate, globe and
 * ball valve; check and butterfly valve; instrument, motor and heat exchanger; T-junction and
 * strainer.
 */
enum Symbol {
  GATE_VALVE("gate valve", 210) {
    @Override
    void draw(Pen pen, RandomGenerator random) {
      bowTie(pen);
      inLine(pen, 1);
    }
  },
  INSTRUMENT("instrument", 160) {
    @Override
    void draw(Pen pen, RandomGenerator random) {
      pen.circle(0, 0, 0.9);
      if (random.nextBoolean()) {
        pen.line(-0.9, 0, 0.9, 0);
      }
      pen.letter(anyOf("PTFL", random), -0.25, -0.38, 0.55);
      pen.letter(anyOf("CIT", random), 0.25, -0.38, 0.55);
      pen.letter(anyOf("147", random), 0, 0.42, 0.5);
      pen.pipe(0, 0.9, 0, 1);
    }
  },
  FLANGE("flange", 120) {
    @Override
    void draw(Pen pen, RandomGenerator random) {
      pen.line(-0.17, -0.8, -0.17, 0.8);
      pen.line(0.17, -0.8, 0.17, 0.8);
      inLine(pen, 0.17);
    }
  },
  GLOBE_VALVE("globe valve", 104) {
    @Override
    void draw(Pen pen, RandomGenerator random) {
      bowTie(pen);
      pen.dot(0, 0, 0.27);
      inLine(pen, 1);
    }
  },
  CENTRIFUGAL_PUMP("centrifugal pump", 82) {
    @Override
    void draw(Pen pen, RandomGenerator random) {
      pen.circle(0, -0.05, 0.72);
      pen.line(0, -0.77, 1, -0.77);
      pen.line(-0.45, 0.5, -0.75, 1, 0.75, 1, 0.45, 0.5);
      pen.pipe(-0.72, -0.05, -1, 0);
      pen.pipe(1, -0.77, 1, 0);
    }
  },
  REDUCER("reducer", 64) {
    @Override
    void draw(Pen pen, RandomGenerator random) {
      pen.polygon(-0.7, -0.7, 0.7, -0.32, 0.7, 0.32, -0.7, 0.7);
      inLine(pen, 0.7);
    }
  },
  CHECK_VALVE("check valve", 50) {
    @Override
    void draw(Pen pen, RandomGenerator random) {
      ends(pen);
      pen.line(-1, -0.6, 1, 0.6);
      pen.dot(-1, -0.6, 0.17);
      inLine(pen, 1);
    }
  },
  T_JUNCTION("T-junction", 40) {
    @Override
    void draw(Pen pen, RandomGenerator random) {
      pen.line(-0.8, 0, 0.8, 0);
      pen.line(0, 0, 0, 0.8);
      pen.line(-0.8, -0.32, -0.8, 0.32);
      pen.line(0.8, -0.32, 0.8, 0.32);
      pen.line(-0.32, 0.8, 0.32, 0.8);
      inLine(pen, 0.8);
      pen.pipe(0, 0.8, 0, 1);
    }
  },
  HEAT_EXCHANGER("heat exchanger", 32) {
    @Override
    void draw(Pen pen, RandomGenerator random) {
      pen.circle(0, 0, 0.9);
      pen.line(-0.9, 0, -0.45, 0, -0.2, -0.5, 0.2, 0.5, 0.45, 0, 0.9, 0);
      inLine(pen, 0.9);
    }
  },
  BALL_VALVE("ball valve", 28) {
    @Override
    void draw(Pen pen, RandomGenerator random) {
      pen.line(-0.27, -0.16, -1, -0.6, -1, 0.6, -0.27, 0.16);
      pen.line(0.27, -0.16, 1, -0.6, 1, 0.6, 0.27, 0.16);
      pen.circle(0, 0, 0.32);
      inLine(pen, 1);
    }
  },
  MOTOR("motor", 26) {
    @Override
    void draw(Pen pen, RandomGenerator random) {
      pen.circle(0, 0, 0.9);
      pen.letter('M', 0, 0, 0.9);
      pen.pipe(0.9, 0, 1, 0);
    }
  },
  BUTTERFLY_VALVE("butterfly valve", 24) {
    @Override
    void draw(Pen pen, RandomGenerator random) {
      ends(pen);
      pen.line(-0.7, -0.45, 0.7, 0.45);
      pen.dot(0, 0, 0.19);
      inLine(pen, 1);
    }
  },
  STRAINER("strainer", 23) {
    @Override
    void draw(Pen pen, RandomGenerator random) {
      pen.line(-0.8, 0, 0.8, 0);
      pen.line(-0.8, -0.32, -0.8, 0.32);
      pen.line(0.8, -0.32, 0.8, 0.32);
      pen.line(-0.15, 0, 0.4, 0.75);
      pen.line(0.12, 0.92, 0.68, 0.58);
      inLine(pen, 0.8);
    }
  },
  TANK("tank", 21) {
    @Override
    void draw(Pen pen, RandomGenerator random) {
      pen.polygon(-0.55, -0.6, -0.35, -0.88, 0, -1, 0.35, -0.88, 0.55, -0.6, 0.55, 1, -0.55, 1);
      if (random.nextBoolean()) {
        pen.line(-0.5, 0.2, 0.5, 0.2);
      }
      pen.pipe(0, -1, 0, -1);
      pen.pipe(0.55, 0.7, 1, 0);
    }
  };

  private final String className;
  private final int trainCount;

  Symbol(String className, int trainCount) {
    this.className = className;
    this.trainCount = trainCount;
  }

  /**
   * Notes the symbol's parts; what differs from one symbol of the class to the next is drawn by
   * lot.
   */
  abstract void draw(Pen pen, RandomGenerator random);

  String className() {
    return className;
  }

  /** Images in the training part. */
  int trainCount() {
    return trainCount;
  }

  /** Whether it stands upright in a diagram, whichever way its pipes run. */
  boolean upright() {
    return switch (this) {
      case INSTRUMENT, MOTOR, TANK, CENTRIFUGAL_PUMP -> true;
      default -> false;
    };
  }

  /** Whether a diagram shows it both ways round. */
  boolean mirrored() {
    return this != INSTRUMENT && this != MOTOR;
  }

  private static char anyOf(String letters, RandomGenerator random) {
    return letters.charAt(random.nextInt(letters.length()));
  }

  private static void bowTie(Pen pen) {
    pen.polygon(-1, -0.6, 1, 0.6, 1, -0.6, -1, 0.6);
  }

  private static void ends(Pen pen) {
    pen.line(-1, -0.6, -1, 0.6);
    pen.line(1, -0.6, 1, 0.6);
  }

  private static void inLine(Pen pen, double end) {
    pen.pipe(-end, 0, -1, 0);
    pen.pipe(end, 0, 1, 0);
  }
}
