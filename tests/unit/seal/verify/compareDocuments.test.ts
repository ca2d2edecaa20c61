import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDossierFiles, resignDossier } from '../../../support/vectors/resignDossier.ts';
import type { Files } from '../../../support/vectors/smallDossier.ts';
import { requireFile } from '../../../support/vectors/tamper.ts';
import { verifyFiles } from '../../../support/vectors/verifyFiles.ts';

/** A dossier that somebody changed and signed again with a key of their own is coherent, and is never without a remark. */

/** Of the dossier itself, not of those that it received. */
const IS_FICHE = /^(?:pieces|annexes)\/\w+\/fiche\.json$/;
const RELEASES = join(import.meta.dirname, '../../../fixtures/releases');

const listRemarks = async (files: Files) => {
  const { verdict, notes } = await verifyFiles(files);
  const codes = notes.map(({ code, path }) => `${code} ${path}`);
  return {
    verdict,
    remarks: codes.filter((code) => /^(?:key-changed|document-differs|timestamp-(?:mi|ta|re))/.test(code)),
  };
};

const change = (files: Files, path: string, edit: (text: string) => string): Files => {
  const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(requireFile(files, path));
  const after = edit(before);
  expect(after).not.toBe(before);
  return new Map(files).set(path, new TextEncoder().encode(after));
};

describe.each(['9a211a6', 'c3690155'])('the dossier of release %s', (release) => {
  let good: Files;
  let texts: string[];
  beforeAll(async () => {
    good = await readDossierFiles(join(RELEASES, release, 'dossier.zip'));
    const fiches = [...good].filter(([path]) => IS_FICHE.test(path));
    texts = fiches.flatMap(([, bytes]) => {
      const { text } = JSON.parse(new TextDecoder().decode(bytes));
      return typeof text === 'string' && /^[\p{L} .,’]{12,}$/u.test(text) ? [text] : [];
    });
  });

  it('has no remark', async () => {
    expect(await listRemarks(good)).toMatchObject({ verdict: expect.stringMatching(/^coherent/), remarks: [] });
  });

  it('has one of the key when somebody else signs', async () => {
    const { verdict, remarks } = await listRemarks(await resignDossier(good));
    expect(verdict).toBe('coherent-unanchored');
    expect(remarks).toContain('key-changed journal.jsonl');
  });

  it.each(['chronologie.csv', 'index.html'])('has one of %s when a text in it changes', async (path) => {
    const text = texts[0] ?? expect.fail('no text');
    const forged = await resignDossier(change(good, path, (page) => page.replaceAll(text, 'Je vous remercie.')));
    const { verdict, remarks } = await listRemarks(forged);
    expect(verdict).toBe('coherent-unanchored');
    expect(remarks).toContain(`document-differs ${path}`);
  });

  it('has one of each document when an exhibit is taken out of it', async () => {
    const without = change(good, 'chronologie.csv', (table) => table.replace(/\r\n1;[^\r]*\r\n/, '\r\n'));
    const both = change(without, 'index.html', (page) => page.replace(/<article id="p1">[\s\S]*?<\/article>\n?/, ''));
    const { remarks } = await listRemarks(await resignDossier(both));
    expect(remarks).toEqual(
      expect.arrayContaining(['document-differs chronologie.csv', 'document-differs index.html']),
    );
  });

  it('has one of the page or table for every change of a text, an account or an address', async () => {
    const facts = [...good].flatMap(([path, bytes]) => {
      if (!IS_FICHE.test(path)) return [];
      const { text, author, address } = JSON.parse(new TextDecoder().decode(bytes));
      return [text, author.handle, address.permalink].filter((fact) => /^[\p{L}\p{N} .,’:/_-]{5,}$/u.test(fact ?? ''));
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...new Set<string>(facts)),
        fc.nat(),
        fc.constantFrom('x', 'é', '7'),
        async (fact, at, sign) => {
          const place = at % fact.length;
          if (fact[place] === sign || fact[place] === ' ') return;
          const other = fact.slice(0, place) + sign + fact.slice(place + 1);
          const forged = change(good, 'chronologie.csv', (table) => table.replaceAll(fact, other));
          expect((await listRemarks(await resignDossier(forged))).remarks).toContain(
            'document-differs chronologie.csv',
          );
        },
      ),
      { numRuns: 25 },
    );
  });
});
