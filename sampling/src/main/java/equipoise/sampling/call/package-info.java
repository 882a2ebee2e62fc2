/** What every sampler needs: the checked call, the targets of its strategy, the rows it makes. */
package equipoise.sampling.call;
