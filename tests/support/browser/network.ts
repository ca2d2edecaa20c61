import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

export interface ServedPage {
  readonly body: string | Uint8Array;
  /** Media type; `text/html; charset=utf-8` when absent. */
  readonly type?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Computes the response from the posted body, instead of the fields above. */
  readonly respond?: (posted: Uint8Array) => Promise<ServedPage>;
}

export interface Contact {
  readonly method: string;
  /** `x.com`, with its port when it is not the scheme's own. */
  readonly host: string;
  /** Path and query; empty for a tunnel that was refused. */
  readonly path: string;
  /** `missing`: a served host, an unknown path (404). `refused`: a host that is not served (502). */
  readonly outcome: 'served' | 'missing' | 'refused';
}

/**
 * The closed network: a loopback proxy for both browsers. It serves pages under their own addresses, answers 404 for
 * other paths of the same hosts, refuses every other host and logs every request, so that a test can check what was
 * contacted. Nothing is forwarded.
 */
export interface Network {
  /** The proxy's port on 127.0.0.1. */
  readonly port: number;
  /** `url` is absolute, http or https; its fragment is ignored. */
  serve(url: string, page: ServedPage): void;
  /** Serves only these pages from now on, and forgets the requests so far. */
  reset(pages: Iterable<readonly [string, ServedPage]>): void;
  /** All requests since the start or the last reset, oldest first. */
  contacts(): readonly Contact[];
  close(): Promise<void>;
}

/** Returns the key and certificate of the server of https requests, generated while the browser starts. */
async function generateKey() {
  const { default: selfsigned } = await import('selfsigned');
  const name = [{ name: 'commonName', value: 'recueil.invalid' }];
  const { private: key, cert } = await selfsigned.generate(name, { keyType: 'ec', curve: 'P-256' });
  return { key, cert };
}

const normalizeUrl = (url: string): string => {
  const parsed = new URL(url);
  return `${parsed.origin}${parsed.pathname}${parsed.search}`;
};

async function readBody(request: IncomingMessage): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

export async function openNetwork(pages: Iterable<readonly [string, ServedPage]> = []): Promise<Network> {
  const served = new Map<string, ServedPage>();
  const hosts = new Set<string>();
  const contacts: Contact[] = [];
  const serve = (url: string, page: ServedPage): void => {
    served.set(normalizeUrl(url), page);
    hosts.add(new URL(url).host);
  };
  for (const [url, page] of pages) serve(url, page);

  const answer = async (url: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const parsed = new URL(url);
    const found = served.get(normalizeUrl(url));
    const page = found?.respond === undefined ? found : await found.respond(await readBody(request));
    const outcome = page ? 'served' : hosts.has(parsed.host) ? 'missing' : 'refused';
    const path = `${parsed.pathname}${parsed.search}`;
    contacts.push({ method: request.method ?? '', host: parsed.host, path, outcome });
    const status = page ? (page.status ?? 200) : outcome === 'missing' ? 404 : 502;
    response.writeHead(status, { 'content-type': page?.type ?? 'text/html; charset=utf-8', ...page?.headers });
    response.end(page?.body ?? '');
  };

  // A proxied http request carries the full address.
  const proxy = createHttpServer((request, response) => void answer(request.url ?? '', request, response));
  const tlsServer = generateKey().then((key) =>
    createTlsServer(
      key,
      (request, response) =>
        void answer(`https://${request.headers.host ?? ''}${request.url ?? '/'}`, request, response),
    ),
  );
  proxy.on('connect', (request, socket) => {
    const target = request.url ?? '';
    const host = target.replace(/:443$/, '');
    socket.on('error', () => socket.destroy());
    if (!hosts.has(host)) {
      contacts.push({ method: 'CONNECT', host: target, path: '', outcome: 'refused' });
      socket.end('HTTP/1.1 502 Refused by the closed network\r\n\r\n');
      return;
    }
    void tlsServer.then((tls) => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      tls.emit('connection', socket);
    });
  });
  const refuseUpgrades = (server: Server): void => {
    // WebSockets and similar: no served page uses them.
    server.on('upgrade', (request, socket) => {
      const host = request.headers.host ?? '';
      contacts.push({ method: 'UPGRADE', host, path: request.url ?? '', outcome: 'refused' });
      socket.destroy();
    });
    server.on('clientError', (_error, socket) => socket.destroy());
  };
  refuseUpgrades(proxy);
  void tlsServer.then(refuseUpgrades);

  const open = new Set<Socket>();
  proxy.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo;
  return {
    port,
    serve,
    reset: (pages) => {
      served.clear();
      hosts.clear();
      contacts.length = 0;
      for (const [url, page] of pages) serve(url, page);
    },
    contacts: () => [...contacts],
    close: () =>
      new Promise((resolve) => {
        proxy.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
