/** Neural networks as data, and the little that an engine does with them. */
package equipoise.engines.api;
