/** Points in Euclidean space: exact nearest neighbours and k-means. */
package equipoise.sampling.space;
