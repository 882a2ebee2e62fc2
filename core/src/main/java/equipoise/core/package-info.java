/**
 * What every module shares: data, randomness, the roles in a trial, its measures and its record.
 */
package equipoise.core;
