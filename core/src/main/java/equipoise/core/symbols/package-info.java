/** The embedded data set: engineering-drawing symbols drawn from a seed. */
package equipoise.core.symbols;
