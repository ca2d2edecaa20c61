import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The two sample pages and the addresses under which they are served. */

export const X_PAGE = 'https://x.com/exemple_malo/status/2122762221640482816';
export const FORUM_PAGE = 'https://forum.rameurs.example/sujets/4821-regate-de-novembre';

export const readSamplePage = async (name: 'x' | 'forum') => ({
  body: await readFile(join(import.meta.dirname, `${name}.html`)),
});
