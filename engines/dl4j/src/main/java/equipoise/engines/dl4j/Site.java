package equipoise.engines.dl4j;

/** Where a step works: the shapes that it meets, and the memory that it shares with others. */
record Site(Geometry geometry, Turns turns, Scratch scratch) {}
