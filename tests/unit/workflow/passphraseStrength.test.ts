import { dictionary } from '@zxcvbn-ts/language-common';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCommonPassphrases, listCommonPassphrases } from '../../../scripts/common-passphrases.ts';
import {
  assertStrongPassphrase,
  hashPassphrase,
  normalizePassphrase,
  unpackHashes,
} from '../../../src/workflow/passphraseStrength.ts';

const packed = Buffer.from(await buildCommonPassphrases(), 'base64');
const check = (passphrase: string, pin = false) =>
  assertStrongPassphrase(async () => new Uint8Array(packed), { passphrase, pin });

describe('assertStrongPassphrase', () => {
  it.each([
    '',
    'abc',
    '12345678',
    '19 11 2026',
    '2026-11-19',
    '٠١٢٣٤٥٦٧٨',
    'password',
    'Password1!',
    'azertyuiop',
    'AZERTYUIOP123',
    'motdepasse',
    'Mot de passe 2026',
    'qwertyuiop',
    'iloveyou',
    'Camille-2005!',
    'doudou123456',
    'Chouchou69',
    'Hélène-1975',
    'marseille13',
    '13marseille',
    '2005-Camille!',
    'motdepassemotdepasse',
    'Camille camille 13',
  ])('refuses « %s »', async (passphrase) => {
    await expect(check(passphrase)).rejects.toMatchObject({ code: 'weak-passphrase' });
  });

  it.each(['123456', '000000', '111111', '12345', 'abcdef', '12 34'])('refuses the PIN « %s »', async (pin) => {
    await expect(check(pin, true)).rejects.toMatchObject({ code: 'weak-passphrase' });
  });

  it.each(['582914', '70361942'])('accepts the PIN « %s »', async (pin) => {
    await expect(check(pin, true)).resolves.toBeUndefined();
  });

  it('attack: a password whose file is faster to guess must be longer', async () => {
    const checkZip = (passphrase: string) =>
      assertStrongPassphrase(async () => new Uint8Array(packed), { passphrase, pin: false, minLength: 12 });
    await expect(check('hx vrtplmz')).resolves.toBeUndefined();
    await expect(checkZip('hx vrtplmz')).rejects.toMatchObject({ code: 'weak-passphrase' });
    await expect(checkZip('hx vrtplmz qo')).resolves.toBeUndefined();
  });

  it('accepts four words', async () => {
    const words = dictionary['diceware-common'];
    const fourWords = fc.array(fc.constantFrom(...words), { minLength: 4, maxLength: 4 });
    await fc.assert(fc.asyncProperty(fourWords, (chosen) => check(chosen.join(' '))));
  });

  it('packs the hashes of all 10,000, sorted, in 26 KB', async () => {
    expect(packed.byteLength).toBeLessThan(26_000);
    const hashes = await Promise.all(listCommonPassphrases().map(hashPassphrase));
    expect(hashes).toHaveLength(10_000);
    expect([...unpackHashes(packed)]).toEqual(hashes.toSorted((a, b) => a - b));
  });
});

it('normalizePassphrase keeps the word that people add digits and signs to', () => {
  const expected = ['camille', 'elodie', '12345678', 'a1b'];
  expect(['Camille-2005!', ' É l o d i e ', '12345678', 'a1b2'].map(normalizePassphrase)).toEqual(expected);
});
