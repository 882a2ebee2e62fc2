/**
 * Points in Euclidean space: exact nearest neighbours, and groups by k-means, by a mixture of
 * normal distributions and by density.
 */
package equipoise.sampling.space;
