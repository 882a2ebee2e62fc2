/** How fast an engine trains: networks that everyone knows, timed step by step. */
package equipoise.engines.api.benchmark;
