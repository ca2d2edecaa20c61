import { Refusal } from '../domain/shared/errors.ts';
import { type DigestAnswer, type PackagedWorker, WORKER_PATHS, WORKER_POLICY } from '../domain/shared/workerPaths.ts';
import { browser } from './browser.ts';

/** Creates a worker of the package; the policy accepts no other script. */
export function createPackagedWorker(name: PackagedWorker): Worker {
  const allowed: readonly string[] = Object.values(WORKER_PATHS).map((path) => browser.runtime.getURL(path));
  const createScriptURL = (url: string): string => {
    if (!allowed.includes(url)) throw new TypeError(`not a worker of the package: ${url}`);
    return url;
  };
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypesFactory };
  workerPolicy ??= trustedTypes?.createPolicy(WORKER_POLICY, { createScriptURL }) ?? { createScriptURL };
  const address = workerPolicy.createScriptURL(browser.runtime.getURL(WORKER_PATHS[name]));
  return new Worker(address as string, { type: 'module' });
}

interface TrustedTypesFactory {
  createPolicy(name: string, rules: ScriptUrlRule): { createScriptURL(url: string): unknown };
}

interface ScriptUrlRule {
  readonly createScriptURL: (url: string) => string;
}

/** A page may create a policy of this name once. */
let workerPolicy: { createScriptURL(url: string): unknown } | undefined;

/**
 * Returns the SHA-256 of a file in lower-case hex, from a worker: WebCrypto hashes no stream, and the page has other work.
 * Throws Refusal `cancelled`, or Error when the file can no longer be read.
 */
export function hashInWorker(file: Blob, signal?: AbortSignal): Promise<string> {
  const worker = createPackagedWorker('digest');
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const cancel = (): void => reject(new Refusal('cancelled'));
  signal?.addEventListener('abort', cancel);
  worker.onmessage = ({ data }: MessageEvent<DigestAnswer>) =>
    'sha256' in data ? resolve(data.sha256) : reject(new Error(data.failed));
  worker.onerror = ({ message }) => reject(new Error(message));
  worker.postMessage(file);
  if (signal?.aborted) cancel();
  return promise.finally(() => {
    signal?.removeEventListener('abort', cancel);
    worker.terminate();
  });
}
