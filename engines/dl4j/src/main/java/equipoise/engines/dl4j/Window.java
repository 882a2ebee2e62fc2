package equipoise.engines.dl4j;

/** The square that a kernel or a pooling sees, and how it moves. */
record Window(int size, int stride, int padding) {}
