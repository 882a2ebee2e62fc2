package equipoise.experiments.explain;

/** Colours of values that every kind of colour vision orders alike. */
enum ColourScale {
  /**
   * From 0, dark blue, to 1, yellow: cividis. J. R. Nuñez, C. R. Anderton, R. S. Renslow, PLoS ONE
   * 2018, doi 10.1371/journal.pone.0199239, at every ninth.
   */
  SEQUENTIAL(
      0x00224e, 0x123570, 0x3b496c, 0x575d6d, 0x707173, 0x8a8678, 0xa59c74, 0xc3b369, 0xe1cc55,
      0xfee838),
  /** From -1, blue, over white to 1, orange. */
  DIVERGING(0x0b4a8f, 0x5a9bd4, 0xffffff, 0xf0a04b, 0xb34700);

  private final int[] stops;

  ColourScale(int... stops) {
    this.stops = stops;
  }

  /**
   * @param value 0..1, of the diverging scale -1..1; beyond it the colour of the end
   * @param channel 0 red, 1 green, 2 blue
   * @return 0..255
   */
  double level(double value, int channel) {
    double share = this == DIVERGING ? (value + 1) / 2 : value;
    double place = Math.max(0, Math.min(1, share)) * (stops.length - 1);
    int from = Math.min(stops.length - 2, (int) place);
    int shift = 16 - 8 * channel;
    int low = stops[from] >> shift & 0xff;
    int high = stops[from + 1] >> shift & 0xff;
    return low + (place - from) * (high - low);
  }
}
