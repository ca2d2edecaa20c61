import { expect, it } from 'vitest';
import { formatAccount, formatKeptItem } from '../../../src/ui/itemLabels.tsx';
import { fr } from '../../../src/ui/locales/fr/index.ts';

const message = {
  kind: 'message',
  platform: 'whatsapp',
  handle: null,
  displayName: 'Marie Inventée',
  platformId: null,
  acquiredAt: '2026-11-28T17:51:00.000Z',
  utcOffset: '+01:00',
} as const;

it.each([
  ['a time of the telephone', '2025-11-17T18:20:00', 'Marie Inventée, 17 nov. 2025, 18:20 (heure du téléphone)'],
  [
    'a time of an archive',
    '2025-11-17T18:20:00',
    'Marie Inventée, 17 nov. 2025, 18:20 (heure de l’archive)',
    'discord',
  ],
  ['a day', '2025-11-17', 'Marie Inventée, 17 nov. 2025'],
  ['nothing', null, 'Marie Inventée, 28 nov. 2026, 18:51'],
])('names a message by when it was sent: %s', (_, posted, name, platform = 'whatsapp') => {
  expect(formatKeptItem(fr, { ...message, platform, posted }).replace(/[\u00a0\u202f]/g, ' ')).toBe(name);
});

it('names a line without a sender by no file: it is not the whole archive', () => {
  const line = { ...message, displayName: null, posted: '2025-11-17', fileName: 'Discussion.zip' };
  expect(formatKeptItem(fr, line)).toBe('expéditeur non indiqué, 17 nov. 2025');
  expect(formatKeptItem(fr, { ...line, isHolder: true })).toBe('titulaire de l’archive, 17 nov. 2025');
  expect(formatKeptItem(fr, { ...line, isNotice: true })).toBe('message de la plateforme, 17 nov. 2025');
});

it('names an account that has only an id, as its group does', () => {
  const names = { platform: 'x', handle: null, displayName: null, platformId: '123456' };
  expect(formatAccount(fr, names)).toBe('compte n° 123456 (nom non lu)');
  expect(formatAccount(fr, { ...names, platformId: null })).toBe('compte non lu');
});

it('names an e-mail by its sender, when it was sent and its file, which has its subject', () => {
  const email = {
    ...message,
    kind: 'email',
    platform: 'email',
    posted: '2025-11-17T18:20Z',
    fileName: 'Assez.eml',
  } as const;
  expect(formatKeptItem(fr, email).replace(/[\u00a0\u202f]/g, ' ')).toBe(
    'Marie Inventée, 17 nov. 2025, 18:20, Assez.eml',
  );
  const unnamed = { ...email, displayName: null, posted: null };
  expect(formatKeptItem(fr, unnamed).replace(/[\u00a0\u202f]/g, ' ')).toBe('Assez.eml, 28 nov. 2026, 18:51');
});

it('names a file too whose account the person gave: two may have the same', () => {
  const picture = { ...message, kind: 'picture', posted: '2025-11-20', fileName: 'IMG_1.HEIC' } as const;
  expect(formatKeptItem(fr, picture).replace(/[\u00a0\u202f]/g, ' ')).toMatch(/^Marie Inventée, .*, IMG_1\.HEIC$/);
});

it('names a capture by when it was made', () => {
  expect(formatKeptItem(fr, { ...message, kind: 'post', posted: '2025-11-17' })).toMatch(/28 nov\. 2026/);
});
