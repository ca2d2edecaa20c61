/** The workers of the carnet: their paths in the package, where scripts/buildWorkers.ts puts them. */
export const WORKER_PATHS = {
  recognition: '/recognition/worker.js',
  digest: '/digest/worker.js',
  import: '/import/worker.js',
} as const;

export type PackagedWorker = keyof typeof WORKER_PATHS;

/** The one Trusted Types policy of the extension: it accepts the addresses of these workers, and nothing else. */
export const WORKER_POLICY = 'recueil-workers';

/**
 * The answers of the digest worker to a Blob: how many bytes are hashed, again and again; then its SHA-256 in
 * lower-case hex, or why it could not be read.
 */
export type DigestAnswer = { readonly hashed: number } | { readonly sha256: string } | { readonly failed: string };

/** Milliseconds between two signs of life of a worker that was asked something. */
export const ALIVE_MS = 1000;
