import type { Plugin } from 'vite';
import { buildModule } from './buildWorkers.ts';

/**
 * What the background imports when it needs it. Firefox reads and parses the background's script at each of its starts,
 * so there each part is a file of its own: the background is an ordinary page, which can import it. Chromium keeps the
 * parsed code, and a service worker cannot import() (whatwg/html, pull request 6395): there the parts stay in the
 * script.
 */
const PARTS = [{ source: 'src/seal/timestamp/timestamps.ts', path: 'background/timestamps.js' }] as const;

/** Leaves the imports of the parts to the browser. */
export const backgroundParts: Plugin = {
  name: 'background-parts',
  resolveDynamicImport: (specifier) => {
    const part = PARTS.find(
      ({ source }) => typeof specifier === 'string' && specifier.endsWith(source.slice('src'.length)),
    );
    return part && { id: `/${part.path}`, external: 'absolute' };
  },
};

export function buildBackgroundParts(): Promise<{ readonly path: string; readonly contents: string }[]> {
  return Promise.all(PARTS.map(async ({ source, path }) => ({ path, contents: await buildModule(source) })));
}
