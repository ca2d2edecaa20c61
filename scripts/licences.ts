import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
/** Types are not in what ships. */
const NOT_CODE = /node_modules\/(?:@types\/|undici-types$|typescript$|@typescript\/)/;
const FILE = /^(?:licen[cs]e|copying|notice)(?:[.-]|$)/i;

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly peer?: boolean;
}

/** `name version (licence)` of every library that what we ship is built from, with where it is installed. */
export function shippedLibraries(): readonly { readonly path: string; readonly title: string }[] {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, Locked>>;
  };
  return Object.entries(packages)
    .filter(([path, { dev, peer }]) => path !== '' && !dev && !peer && !NOT_CODE.test(path))
    .map(([path, { version, license }]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return { path, title: `${name} ${version} (${license ?? 'see below'})` };
    });
}

/** The licences as their authors wrote them, each text once: most ask that it goes with every copy. */
export function licences(): string {
  const texts = new Map<string, string[]>();
  for (const { path, title } of shippedLibraries()) {
    const folder = join(ROOT, path);
    const files = readdirSync(folder).filter((name) => FILE.test(name));
    const text = files.map((name) => readFileSync(join(folder, name), 'utf8').replace(/\r\n?/g, '\n').trim());
    const said = text.join('\n\n');
    texts.set(said, [...(texts.get(said) ?? []), title]);
  }
  const parts = [...texts].map(([text, titles]) => `${titles.join('\n')}\n\n${text}`.trim());
  return `${parts.join(`\n\n${'-'.repeat(79)}\n\n`)}\n`;
}
