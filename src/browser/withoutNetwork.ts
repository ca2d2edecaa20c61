const CALLS = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'Worker', 'indexedDB', 'caches'];

/**
 * Deletes the calls to the network and to storage. For a worker, before its first message: it has the manifest's
 * policy, which would allow them, not that of its page.
 */
export function deleteNetworkCalls(): void {
  for (let owner: object | null = globalThis; owner !== null; owner = Object.getPrototypeOf(owner))
    for (const name of CALLS) Reflect.deleteProperty(owner, name);
}
