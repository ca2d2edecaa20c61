import { expect, it, test } from 'vitest';
import { DATA_REQUESTS } from '../../../src/law/dataRequests.ts';
import { getSource } from '../../../src/law/legalSources.ts';

const find = (id: string) => DATA_REQUESTS.find((one) => one.id === id);

it('holds the platforms that the import reads, and Signal, each with the address where it was read', () => {
  expect(DATA_REQUESTS.map(({ id }) => id)).toEqual([
    'whatsapp',
    'messenger-encrypted',
    'messenger',
    'instagram',
    'facebook',
    'telegram',
    'snapchat',
    'tiktok',
    'x',
    'discord',
    'signal',
  ]);
  for (const { id, sources } of DATA_REQUESTS)
    expect(
      sources.map((source) => 'url' in getSource(source)),
      id,
    ).toEqual([true]);
});

it('has three to five steps, and says that no entry was read in the application', () => {
  for (const { id, steps, confidence, caution } of DATA_REQUESTS) {
    expect(steps.length, id).toBeGreaterThanOrEqual(3);
    expect(steps.length, id).toBeLessThanOrEqual(5);
    expect([confidence, caution.fr]).toEqual(['verify', expect.stringContaining('à vérifier')]);
    expect(caution.en).toContain('to be checked');
  }
});

it('marks the same facts as uncertain in both languages', () => {
  const count = (text: string, words: string) => text.split(words).length - 1;
  for (const { notice, steps, format, delay, missing } of DATA_REQUESTS)
    for (const text of [notice, ...steps, format, delay, missing])
      if (text !== null) expect(count(text.en, 'to be checked'), text.fr).toBe(count(text.fr, 'à vérifier'));
});

it('reminds before a file is gone', () => {
  const stays = DATA_REQUESTS.filter(({ delay }) => delay?.fr.includes('reste 4 jours'));
  expect(stays.map(({ id }) => id)).toEqual(['messenger', 'instagram', 'facebook', 'tiktok']);
  for (const { remindAfterDays } of stays) expect(remindAfterDays).toBeLessThan(4);
  expect(find('discord')?.remindAfterDays).toBeLessThan(30);
  const expected = ['whatsapp', 'messenger-encrypted', 'signal'];
  expect(DATA_REQUESTS.filter((one) => one.remindAfterDays === null).map(({ id }) => id)).toEqual(expected);
});

test.each([
  ['instagram', 'missing', /commentaires reçus/],
  ['facebook', 'missing', /commentaires reçus.*conversations chiffrées/i],
  ['tiktok', 'missing', /commentaires reçus/i],
  ['tiktok', 'format', /JSON, pas TXT/],
  ['discord', 'missing', /ce que les autres ont écrit/],
  ['snapchat', 'missing', /n’était pas enregistré dans le chat/],
  ['messenger', 'missing', /conversations chiffrées/],
  ['signal', 'missing', /ne donne pas d’archive lisible/],
  ['telegram', 'steps', /Telegram Desktop\. Le téléphone et le site ne le font pas/],
  ['whatsapp', 'steps', /ni dans un e-mail ni dans un nuage/],
  ['instagram', 'format', /JSON, toutes les dates/],
] as const)('%s: its %s say %s', (id, field, words) => {
  expect(JSON.stringify(find(id)?.[field])).toMatch(words);
});

it('warns where the platform writes to the person', () => {
  const silent = DATA_REQUESTS.filter(({ notice }) => !notice.fr.includes('envoie un e-mail ou un avis'));
  expect(silent.map(({ id }) => id)).toEqual(['whatsapp', 'messenger-encrypted', 'telegram', 'signal']);
});
