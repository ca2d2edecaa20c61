import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { collectEntries, listEntries, writeCsv } from '../../../scripts/lawEntries.ts';
import { parseCsv } from '../../support/dossier/csv.ts';
import { makeTestFolder } from '../../support/testFolder.ts';

const review = (...args: string[]) => spawnSync('node', ['scripts/law-review.ts', ...args], { encoding: 'utf8' });

describe('the CSV', () => {
  it('returns the cells that were written, whatever they contain', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '«', ';', '"', ',', '\n', ' ', '=', '’') });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
        expect(parseCsv(writeCsv(rows))).toEqual(rows);
      }),
    );
  });

  it('is refused when a quoted cell does not end', () => {
    expect(() => parseCsv('a;"b\r\n')).toThrow('the CSV is broken at character 3');
  });
});

describe('npm run law:review', () => {
  const folder = makeTestFolder();
  const csv = join(folder, 'law.csv');
  beforeAll(() => expect(review('--csv', csv).stderr).toBe(''));
  const annotate = (change: (text: string) => string) => {
    const path = join(folder, 'annotated.csv');
    writeFileSync(path, change(readFileSync(csv, 'utf8')));
    return review('--annotated', path);
  };

  it('lists every entry once, the least certain first, with its age and what to read again', () => {
    const { stdout, stderr } = review();
    expect(stderr).toBe('');
    const lines = stdout.trim().split('\n');
    const entries = collectEntries();
    expect(lines).toHaveLength(entries.length + 1);
    expect(new Set(entries.map(({ table, id }) => `${table}/${id}`)).size).toBe(entries.length);
    const confidences = lines.slice(0, -1).map((line) => line.split('\t')[0]);
    const order = ['memory', 'recheck', 'verify', 'read'];
    expect(confidences).toEqual(confidences.toSorted((a = '', b = '') => order.indexOf(a) - order.indexOf(b)));
    expect(stdout).toMatch(
      /^verify\t2026-11-22\t\d+ d(?:, stale)?\toffences\/provocation-haine\tLoi du 29 juillet 1881, article 24/m,
    );
    expect(lines.at(-1)).toContain(`${entries.length} entries`);
  });

  it('marks what was not read for six months, among everything since the third reading', () => {
    const entries = collectEntries();
    const stale = (today: string) =>
      listEntries(entries, today)
        .split('\n')
        .filter((line) => line.includes(' d, stale\t'));
    expect(stale('2026-11-22')).toEqual([]);
    expect(stale('2027-05-21').every((line) => !line.includes('\t2026-11-22\t'))).toBe(true);
    const older = entries.filter(({ checked }) => checked <= '2026-11-22');
    expect(stale('2027-05-22')).toHaveLength(older.length);
    expect(stale('2027-05-30')).toHaveLength(entries.length);
    const added = entries.filter(({ checked }) => checked >= '2026-11-22').map(({ table, id }) => `${table}/${id}`);
    for (const one of (
      'offences/actes-imposes|offences/menaces-biens|guide/after-complaint 1|guide/legal-aid 5|weekActions/public-role|' +
      'letters/elected self|letters/university self|letters/prosecutorCopy self|letters/news self|letters/appeal self|' +
      'letters/supplement self|letters/civilParty self|letters/doctor self|letters/noContact self'
    ).split('|'))
      expect(added).toContain(one);
  });

  it('exports every text; an unchanged export lists nothing', () => {
    const rows = parseCsv(readFileSync(csv, 'utf8'));
    const texts = collectEntries().flatMap((entry) => entry.texts);
    expect(rows).toHaveLength(texts.length + 1);
    expect(annotate((text) => text)).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });

  it('exports what is no sentence: numbers, addresses, delays, questions, titles', () => {
    const rows = parseCsv(readFileSync(csv, 'utf8')).map((row) => row.slice(0, 4).join(';'));
    for (const expected of [
      'helpLines;3018;name;3018, violences numériques',
      'helpLines;3018;number;3018',
      'helpLines;3018;url;https://3018.fr',
      'helpLines;cidff95;email;contact@cidff95.fr',
      'limitationPeriods;delay press;text;Délai pour agir : 3 mois.',
      'questions;insult;text;On vous insulte.',
      'titles;screen complain;text;Porter plainte',
      'titles;situation group;text;En groupe',
      'titles;group justice;text;Plainte, avocat, médecin, argent',
      'titles;card do;text;À faire, dans l’ordre',
    ])
      expect(rows).toContain(expected);
  });

  it('lists changed words, remarks, days and confidences, and accepts the dates of a French spreadsheet', () => {
    const { stdout } = annotate((text) =>
      text
        .replace('qu’un mineur peut voir;that a minor may see', 'qu’un mineur peut recevoir;that a minor may see')
        .replaceAll(';2026-11-20;', ';20/11/2026;')
        .replace(/(;diffusion-intime;label;.*);Code pénal \(base LEGI\) \(2026-04-02\);/, '$1;Légifrance, 2027;')
        .replace(/(;message-mineur;label;.*);2026-11-21;read;\r\n/, '$1;03/02/2027;recheck;relire le texte\r\n'),
    );
    expect(stdout.trim().split('\n')).toEqual([
      'offences/diffusion-intime/label: sources: Légifrance, 2027',
      'offences/message-mineur/label: lu le: 2027-02-03',
      'offences/message-mineur/label: certitude: recheck',
      'offences/message-mineur/label: remarque: relire le texte',
      'offences/message-mineur/elements 2: français: qu’un mineur peut recevoir',
    ]);
  });

  it('refuses a file that is not such a CSV', () => {
    expect(annotate(() => 'a;b\r\n')).toMatchObject({ status: 2, stdout: '' });
    expect(review('--csv', csv, '--annotated', csv).status).toBe(2);
  });
});
