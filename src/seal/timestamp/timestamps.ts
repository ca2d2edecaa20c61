/**
 * What the background needs to request a time-stamp. It imports this when it does, since the libraries below are half
 * of its code; in Firefox they are a file of their own (scripts/backgroundParts.ts). Nothing that crosses this border
 * may be compared by its class: that file has classes of its own.
 */
export { checkTimestamp } from './checkTimestamp.ts';
export { buildTimestampQuery, formatChainPem, knownRoots } from './timestampToken.ts';
