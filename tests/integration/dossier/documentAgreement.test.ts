import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { readCsv } from '../../support/dossier/csv.ts';
import { readDestinations, runTool } from '../../support/dossier/externalTools.ts';
import { writeInventedDossier } from '../../support/dossier/inventedCase.ts';
import { parseLetters } from '../../support/dossier/parseLetters.ts';
import { inventReaderCase } from '../../support/dossier/readerCases.ts';
import { makeTestFolder } from '../../support/testFolder.ts';

/** Reads every document of one dossier and compares what they say of the same thing. */

vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 });

const MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');
const spaces = (text: string): string => text.replace(/[\s\u00A0\u202F]+/g, ' ');

/** `3 novembre 2026, 16:02:41` as `2026-11-03T16:02:41`. */
function toIso(written: string): string {
  const [, day = '', month = '', year = '', time = ''] =
    /^(\d+)(?:er)? (\p{L}+) (\d{4}), ([\d:]+)$/u.exec(written) ?? [];
  return `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}T${time}`;
}

/** Seconds of a time in UTC, as the documents give them. */
const toSeconds = (iso: string): string => iso.replace(' UTC', '').replace(' ', 'T').slice(0, 19);

type Fiche = { readonly acquiredAt: string; readonly posting: { readonly iso: string | null } };

describe.each([
  ['adult', 'police'],
  ['minor', 'police'],
  ['adult', 'prosecutor'],
  ['minor', 'lawyer'],
] as const)('the documents of one dossier: %s, %s', (kind, purpose) => {
  const folder = makeTestFolder();
  /** By file name, without page heads and feet. */
  const texts = new Map<string, string>();
  const rowsOf = (name: string) => readCsv(readFileSync(join(folder, name), 'utf8'));
  /** To the procureur. */
  let letter = '';
  /** The lines of dossier.pdf, as they stand on its pages. */
  let lines: readonly string[] = [];
  const textOf = (name: string): string => texts.get(name) ?? expect.fail(`no text of ${name}`);
  /** By the number of the exhibit: one fiche, or those of the messages of a conversation. */
  const fiches = new Map<number, readonly Fiche[]>();

  beforeAll(async () => {
    const { case: invented, options: policeOptions } = await inventReaderCase(kind);
    const options = { ...policeOptions, purpose };
    const { zip, remise } = await writeInventedDossier(invented, { options });
    const letters = await parseLetters(invented, { ...options, purpose: 'prosecutor' });
    letter = letters.get('lettre-procureur.docx')?.text ?? expect.fail('no letter');
    const path = join(folder, 'dossier.zip');
    writeFileSync(path, zip);
    runTool('unzip', ['-q', path, '-d', folder]);
    writeFileSync(join(folder, 'remise.pdf'), remise);
    for (const name of readdirSync(folder)) {
      if (name.endsWith('.pdf')) texts.set(name, spaces(runTool('pdftotext', ['-raw', join(folder, name), '-'])));
      if (/\.(?:txt|csv)$/.test(name)) texts.set(name, spaces(readFileSync(join(folder, name), 'utf8')));
      if (name === 'index.html') {
        const { document } = new JSDOM(readFileSync(join(folder, name))).window;
        texts.set(name, spaces(document.body.textContent ?? ''));
      }
    }
    lines = runTool('pdftotext', ['-layout', join(folder, 'dossier.pdf'), '-']).split('\n');
    for (const name of readdirSync(join(folder, 'pieces'))) {
      const number = Number(/^P(\d{4})(?:-M\d{4})?$/.exec(name)?.[1]);
      const fiche: Fiche = JSON.parse(readFileSync(join(folder, 'pieces', name, 'fiche.json'), 'utf8'));
      fiches.set(number, [...(fiches.get(number) ?? []), fiche]);
    }
  });

  it('number every exhibit as its folder does, and nothing else', () => {
    expect(texts.size).toBeGreaterThan(7);
    expect(fiches.size).toBeGreaterThan(30);
    const mentions = [...texts].flatMap(([name, text]) =>
      [...text.matchAll(/pi[èe]ces?(?: n°)? (\d+(?:, \d+)*)(?![\d:/])/giu)].flatMap(([all, list = '']) =>
        list.split(', ').map((number) => ({ name, all, number: Number(number) })),
      ),
    );
    expect(new Set(mentions.map(({ name }) => name)).size).toBeGreaterThan(4);
    expect(mentions.filter(({ number }) => !fiches.has(number))).toEqual([]);
    // An item has a number of its own in the journal and in the tables, where its column says so.
    expect([...texts].filter(([, text]) => /[ée]l[ée]ments? n°/i.test(text)).map(([name]) => name)).toEqual([]);
    const numbered = rowsOf('chronologie.csv').map((row) => Number(/^\d+/.exec(row.get('pièce') ?? '')?.[0]));
    const expected = [...fiches].flatMap(([number, { length }]) => Array.from({ length }, () => number));
    expect(numbered.toSorted((a, b) => a - b)).toEqual(expected.toSorted((a, b) => a - b));
  });

  it('count the same exhibits', () => {
    const count = fiches.size;
    const items = [...fiches.values()].flat().length;
    const sentence = `${items} éléments enregistrés, ${items} joints, 0 retiré pour toujours, 0 non joint.`;
    for (const name of ['LISEZ-MOI.txt', 'index.html', 'dossier.pdf']) expect(textOf(name), name).toContain(sentence);
    for (const name of ['remise.pdf', 'dossier.pdf']) expect(textOf(name), name).toContain(`${count} pièces`);
    const totals = textOf('remise.pdf').match(/\d+ pièces/g) ?? [];
    expect(new Set(totals)).toEqual(new Set([`${count} pièces`]));
  });

  it('say the same of the gravity of an exhibit, of what was ticked and of its page', async () => {
    const destinations = await readDestinations(join(folder, 'dossier.pdf'));
    const said = (row: ReadonlyMap<string, string>) =>
      ['grave, selon qui remet le dossier', 'coché par qui remet le dossier'].map((name) => row.get(name));
    const rows = new Map(rowsOf('chronologie.csv').map((row) => [row.get('pièce') ?? '', row]));
    const rated = [...rows].filter(([, row]) => said(row)[0] === 'très');
    expect(rated.length).toBeGreaterThan(1);
    expect(rated.map(([, row]) => said(row)[1])).toContain('menaces');
    for (const [number, row] of rows) {
      const [exhibit = '', message] = number.match(/\d+/g) ?? [];
      const label = `P${exhibit.padStart(4, '0')}${message === undefined ? '' : `-M${message.padStart(4, '0')}`}`;
      expect(row.get('page de dossier.pdf'), number).toBe(String(destinations.get(label)));
    }
    for (const row of rowsOf('adresses.csv'))
      expect(said(row)).toEqual(said(rows.get(row.get('pièce') ?? '') ?? new Map()));
    const accounts = rowsOf('fiche-identification.csv');
    if (accounts.length === 0) return;
    const alone = accounts.filter((row) => /^n° \d+$/.test(row.get('pièces') ?? ''));
    expect(alone.some((row) => said(row)[0] === 'très')).toBe(true);
    for (const row of alone) expect(said(row)).toEqual(said(rows.get(row.get('pièces')?.slice(3) ?? '') ?? new Map()));
    expect(accounts.map((row) => row.get('effacement possible'))).toContain('2027-11-02, ou bien avant');
  });

  it('give each exhibit the time of its record, in UTC and in the local time', () => {
    const recorded = [...fiches.values()].flat();
    const column = (name: string) => rowsOf('chronologie.csv').map((row) => row.get(name) ?? '');
    expect(column('enregistrée (UTC)').toSorted()).toEqual(recorded.map(({ acquiredAt }) => acquiredAt).toSorted());
    for (const name of ['chronologie.csv', 'adresses.csv', 'fiche-identification.csv'])
      for (const row of rowsOf(name)) {
        const number = Number(/\d+/.exec(row.get('pièce') ?? row.get('pièces') ?? '')?.[0]);
        const [fiche, ...others] = fiches.get(number) ?? expect.fail(`${name}: exhibit ${number}`);
        const posted = fiche?.posting.iso ?? '';
        if (others.length > 0 || !posted.includes('T')) continue;
        expect(toSeconds(row.get('publiée (UTC)') ?? ''), `${name} ${number}`).toBe(toSeconds(posted));
      }
    // Both clocks of one line are one hour apart: France in November.
    const pairs = [
      ...textOf('dossier.pdf').matchAll(
        /(\d+(?:er)? \p{L}+ \d{4}), ([\d:]+) \(UTC\+01:00\) ; (?:(\d+(?:er)? \p{L}+ \d{4}), )?([\d:]+) UTC/gu,
      ),
    ];
    expect(pairs.length).toBeGreaterThan(20);
    const known = new Set(
      recorded.flatMap(({ acquiredAt, posting }) => [acquiredAt, posting.iso ?? '']).map(toSeconds),
    );
    for (const [all, day = '', time = '', utcDay = day, utcTime = ''] of pairs) {
      const [local, utc] = [`${day}, ${time}`, `${utcDay}, ${utcTime}`];
      expect(Date.parse(`${toIso(local)}Z`) - Date.parse(`${toIso(utc)}Z`), all).toBe(3_600_000);
      expect(known.has(toIso(utc)), all).toBe(true);
    }
    const zones = [...texts].flatMap(([, text]) => text.match(/UTC[+−-]\d\d:\d\d/g) ?? []);
    expect(new Set(zones)).toEqual(new Set(['UTC+01:00']));
  });

  it('count the same posts wherever they count them', () => {
    const text = textOf('dossier.pdf');
    const numberAfter = (label: RegExp) => Number(label.exec(text)?.[1] ?? expect.fail(`${label}`));
    const [, posts, messages = '0'] =
      /Combien (\d+) publications(?: et (\d+) messages)? de comptes signalés/.exec(text) ?? expect.fail('no count');
    const total = Number(posts) + Number(messages);
    expect(numberAfter(/Visibilité : non lu \((\d+)\)/)).toBe(total);
    const kinds = /Natures : (.*?)\. Visibilité/.exec(text)?.[1] ?? '';
    expect([...kinds.matchAll(/\((\d+)\)/g)].reduce((sum, [, count]) => sum + Number(count), 0)).toBe(total);
    expect(
      text.match(/D’après [^.]*\d+ publications[^.]*/g)?.filter((note) => !note.includes(`${posts} publications`)),
    ).toEqual([]);
    expect(numberAfter(/Compte non lu : (\d+) pièces/)).toBe(
      numberAfter(/(\d+) pièces dont le compte n’a pas été lu, non comptées/),
    );
    // What is not counted is not named again for its date.
    expect(text).not.toMatch(/faute de jour lu|sans date lue/);
    const [, online, removed, unchecked] =
      /Encore en ligne oui : (\d+), supprimée : (\d+) [^;]*; (\d+) non vérifiées/.exec(text) ?? expect.fail('no check');
    expect(Number(online) + Number(removed) + Number(unchecked)).toBe(Number(posts));
  });

  it('cite messages and reported accounts in a letter as dossier.pdf does', () => {
    expect(letter).toContain('pièce n° 1\n');
    expect(letter).not.toMatch(/pièce n° \d+-\d/);
    const accounts = letter.split('Comptes signalés :')[1]?.split('Sans compte lu :')[0] ?? '';
    expect(accounts).not.toContain('compte non lu');
    const reported = rowsOf('comptes.csv').filter((row) => row.get('signalé par la personne') === 'oui');
    expect(accounts.trim().split('\n')).toHaveLength(reported.length);
  });

  it('say which exhibits are not reported, name every file, and leave no French punctuation at the start of a line', () => {
    expect(lines.length).toBeGreaterThan(500);
    expect(lines.filter((line) => /^\s*(?:[:;?!%]\s|»)|\s«\s*$/.test(line))).toEqual([]);
    expect(lines.filter((line) => /signalée par la…/.test(line))).toEqual([]);
    expect(textOf('dossier.pdf')).not.toMatch(/pieces\/P\d+\/[.\s]/);
    expect(textOf('dossier.pdf')).not.toContain('PHAROS, PHAROS');
  });

  it('say wherever they name it that an exhibit is held against nobody', () => {
    const isOther = (row: ReadonlyMap<string, string>) => /^(?:non signalée|réponse) /.test(row.get('remarque') ?? '');
    const others = rowsOf('adresses.csv').filter(isOther);
    expect(others.length).toBeGreaterThan(3);
    for (const row of others) {
      const number = `n° ${row.get('pièce')}`;
      const why = row.get('remarque') ?? '';
      expect(textOf('dossier.pdf'), number).toContain(`Pièce ${number} ${why}`);
      expect(textOf('index.html'), number).toContain(`Pièce ${number} ${why}.`);
      const sheet = texts.get('fiche-commissaire.pdf');
      if (sheet !== undefined) expect(sheet, number).toContain(`${number} (${why}) :`);
    }
  });

  it('name on the first pages what has no text of its own, and the effects', () => {
    expect(textOf('dossier.pdf')).toMatch(
      /Pièce n° \d+ : conversation reçue en un fichier, [^.]* ; 10 novembre 2026 – 12 novembre 2026, selon le fichier\./,
    );
    expect(textOf('index.html')).toContain('Texte de la page ou de l’écran : pieces/');
    const gravest = /pièces les plus graves (.*?) Comptes signalés/.exec(textOf('dossier.pdf'))?.[1] ?? '';
    expect(gravest.match(/Pièce n° \d+/g)).toHaveLength(kind === 'minor' ? 3 : 2);
    // What she ticked says why its words are left out; they are no longer « mot pour mot ».
    expect(gravest).toContain('Mots non repris (vie privée cochée)');
  });

  it('count the same posts of each account, and name the same accounts as reported', () => {
    const reported = rowsOf('comptes.csv').filter((row) => row.get('signalé par la personne') === 'oui');
    const identification = spaces(textOf('fiche-identification.pdf'));
    expect(reported.length).toBeGreaterThan(5);
    expect(identification).toContain(`${reported.length} comptes signalés par qui remet le dossier`);
    expect(textOf('dossier.pdf')).toContain(`${reported.length} comptes signalés :`);
    const total = reported.reduce((sum, row) => sum + Number(row.get('nombre de publications')), 0);
    const [, posts = '', messages = '0'] =
      /(\d+) publications(?: et (\d+) messages)? de comptes signalés/.exec(textOf('dossier.pdf')) ?? [];
    expect(Number(posts) + Number(messages)).toBe(total);
    // The page of an account is named apart from its posts.
    const pages = [...textOf('dossier.pdf').matchAll(/page du compte : pièces? n° ([\d, ]*\d)/g)].flatMap(
      ([, list = '']) => list.split(', '),
    );
    for (const row of reported) {
      const account = row.get('compte') === 'non lu' ? row.get('nom affiché') : row.get('compte');
      const count = row.get('nombre de publications');
      expect(identification, account).toMatch(
        new RegExp(` \\d+ @?${account}\\*? [^@]{0,80}?\\b${count} (?:publications?|messages?)\\b`),
      );
      const numbers = row.get('pièces')?.replace('n° ', '').split(', ') ?? [];
      expect(textOf('dossier.pdf'), account).toContain(numbers.filter((number) => !pages.includes(number)).join(', '));
    }
  });
});
