const CALLS = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'Worker', 'indexedDB', 'caches'];

/** For a worker, before its first message: it has the manifest's policy, which allows them, not its page's. */
export function deleteNetworkCalls(): void {
  for (let owner: object | null = globalThis; owner !== null; owner = Object.getPrototypeOf(owner))
    for (const name of CALLS) Reflect.deleteProperty(owner, name);
}
