/** The engine on DL4J and ND4J. */
package equipoise.engines.dl4j;
