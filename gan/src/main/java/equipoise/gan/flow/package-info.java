/** Class-conditional rectified flow: noise carried to images along a learned velocity field. */
package equipoise.gan.flow;
