import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
/** Type packages are not shipped. */
const TYPES_ONLY = /node_modules\/(?:@types\/|undici-types$|typescript$|@typescript\/)/;
const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)(?:[.-]|$)/i;

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly peer?: boolean;
}

/** `name version (licence)` of every library in the built packages, with the path where it is installed. */
export function shippedLibraries(): readonly { readonly path: string; readonly title: string }[] {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, LockedPackage>>;
  };
  return Object.entries(packages)
    .filter(([path, { dev, peer }]) => path !== '' && !dev && !peer && !TYPES_ONLY.test(path))
    .map(([path, { version, license }]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return { path, title: `${name} ${version} (${license ?? 'see below'})` };
    });
}

/** The licence texts of the shipped libraries, each text once. Most licences require their text with every copy. */
export function collectLicences(): string {
  const texts = new Map<string, string[]>();
  for (const { path, title } of shippedLibraries()) {
    const folder = join(ROOT, path);
    const files = readdirSync(folder).filter((name) => LICENCE_FILE.test(name));
    const text = files.map((name) => readFileSync(join(folder, name), 'utf8').replace(/\r\n?/g, '\n').trim());
    const fullText = text.join('\n\n');
    texts.set(fullText, [...(texts.get(fullText) ?? []), title]);
  }
  const parts = [...texts].map(([text, titles]) => `${titles.join('\n')}\n\n${text}`.trim());
  return `${parts.join(`\n\n${'-'.repeat(79)}\n\n`)}\n`;
}
