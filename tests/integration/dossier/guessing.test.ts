import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Fiche } from '../../../src/domain/item/item.ts';
import { canonicalBytes } from '../../../src/seal/canonical.ts';
import { verifyDossier } from '../../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../../src/seal/verify/zipSource.ts';
import { readPdfText } from '../../support/dossier/externalTools.ts';
import {
  changeItems,
  type InventedCase,
  type InventedItem,
  inventCase,
  writeInventedDossier,
} from '../../support/dossier/inventedCase.ts';
import { inventMessage } from '../../support/dossier/inventedMessages.ts';
import { readDossierFiles } from '../../support/vectors/resignDossier.ts';
import type { Files } from '../../support/vectors/smallDossier.ts';

/**
 * A recipient who has the whole dossier, and knows everything that is left out but the random bytes, tests whether a
 * guess is right: of a message that no dossier has, of a file that its fiche names, of the number in such a file.
 */

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

/** Messages with a file that is left out, then messages that are left out whole. */
const JOINED = 500;
const LEFT_OUT = 500;
const PATH = 'media-1.txt';

let invented: InventedCase;
/** The messages that are in no dossier. */
let absent: readonly InventedItem[];
let files: Files;
/** The first 16 digits of every number in hexadecimal that stands in the dossier, and each stated size. */
let shown: ReadonlySet<string>;
let nonces: readonly string[];

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
const numberOf = (index: number): string =>
  `06${sha256(`number ${index}`).replace(/\D/g, '').padEnd(8, '7').slice(0, 8)}`;
/** All that the recipient knows of a file but its number. Its size is that of no other file. */
const fileOf = (index: number, number: string): Uint8Array =>
  new TextEncoder().encode(`Contact : ${number}\n${'·'.repeat(5000 + index)}`);

const invent = (index: number) => {
  const message = inventMessage({
    index,
    text: `Message ${index}`,
    time: '2025-11-17T18:20',
    sender: `Envoi ${index % 7}`,
  });
  const content = Buffer.from(fileOf(index, numberOf(index)));
  return { ...message, files: [{ path: PATH, role: 'media' as const, mediaType: 'text/plain', content }] };
};

beforeAll(async () => {
  const all = await inventCase(Array.from({ length: JOINED + LEFT_OUT }, (_, index) => invent(index)));
  const isLeftOut = ({ fiche }: InventedItem): boolean => fiche.ordinal > JOINED;
  absent = all.snapshot.items.filter(isLeftOut);
  const hidden = changeItems(all, (item) => ({ ...item, found: { hidden: [PATH] } }));
  const items = hidden.snapshot.items.filter((item) => !isLeftOut(item));
  invented = { ...hidden, snapshot: { ...hidden.snapshot, items } };
  files = await write(invented);
  shown = listShown(files);
  nonces = items.map(({ fiche }) => fiche.nonce);
});

async function write(from: InventedCase): Promise<Files> {
  const folder = mkdtempSync(join(tmpdir(), 'recueil-guessing-'));
  try {
    const { zip } = await writeInventedDossier(from);
    expect((await verifyDossier(await zipSource(new Blob([zip])), {})).problems).toEqual([]);
    writeFileSync(join(folder, 'dossier.zip'), zip);
    const read = await readDossierFiles(join(folder, 'dossier.zip'));
    writeFileSync(join(folder, 'dossier.pdf'), read.get('dossier.pdf') ?? new Uint8Array());
    return read.set('dossier.txt', new TextEncoder().encode(readPdfText(join(folder, 'dossier.pdf'))));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function listShown(dossier: Files): Set<string> {
  const found = new Set<string>();
  for (const content of dossier.values()) {
    const text = Buffer.from(content).toString('latin1');
    for (const [digits] of text.matchAll(/[0-9a-f]{16,}/g))
      for (let at = 0; at + 16 <= digits.length; at += 64) found.add(digits.slice(at, at + 16));
    for (const [, size = ''] of text.matchAll(/"(?:bytes|size)":(\d+)|;"?(\d{4,6})"?;/g)) found.add(size);
    for (const [octets] of text.matchAll(/[\d\s\u00a0\u202f]+octets/g)) found.add(octets.replace(/\D/g, ''));
  }
  return found;
}

const isShown = (guess: string): boolean => shown.has(guess.length > 16 ? guess.slice(0, 16) : guess);

/** What a recipient computes of a file that they guess, with every value of the dossier that might be its salt. */
function guessesOfFile(content: Uint8Array, { nonce, id }: Fiche): string[] {
  const digest = sha256(content);
  const salts = ['', nonce, id, '0'.repeat(64), 'c1'.repeat(32)];
  return [
    digest,
    String(content.length),
    ...salts.flatMap((salt) => [
      sha256(salt + digest + PATH),
      sha256(salt + digest),
      sha256(Buffer.concat([Buffer.from(salt), content])),
      sha256(Buffer.concat([Buffer.from(salt, 'hex'), content])),
    ]),
  ];
}

/** What they compute of a message, of which they know every value, its commitments included, but the nonce. */
function guessesOfMessage(fiche: object, known: readonly string[]): string[] {
  const { nonce: _, ...values } = fiche as Fiche;
  return [
    sha256(canonicalBytes(values)),
    ...['', '0'.repeat(64), ...known].map((nonce) => sha256(canonicalBytes({ ...values, nonce }))),
  ];
}

const sealedOf = ({ ficheBytes }: InventedItem): Fiche => JSON.parse(new TextDecoder().decode(ficheBytes));
const random = (index: number): string => numberOf(index + 100_000);

describe(`with everything but the random bytes, of ${JOINED + LEFT_OUT} cases`, () => {
  it(`a file that is left out, and its number, cannot be told from a random one: ${JOINED} cases`, () => {
    let [right, wrong] = [0, 0];
    for (const [index, { fiche }] of invented.snapshot.items.entries()) {
      const at = fiche.exported?.index ?? index;
      if (guessesOfFile(fileOf(at, numberOf(at)), fiche).some(isShown)) right += 1;
      if (guessesOfFile(fileOf(at, random(at)), fiche).some(isShown)) wrong += 1;
    }
    expect({ right, wrong }).toEqual({ right: 0, wrong: 0 });
  });

  it(`a message that is left out cannot be told from a random one: ${LEFT_OUT} cases`, () => {
    let [right, wrong] = [0, 0];
    for (const [index, item] of absent.entries()) {
      const known = nonces.slice(index % 400, (index % 400) + 20);
      if (guessesOfMessage(sealedOf(item), known).some(isShown)) right += 1;
      const other = { ...sealedOf(item), text: `Message ${index + 100_000}` };
      if (guessesOfMessage(other, known).some(isShown)) wrong += 1;
    }
    expect({ right, wrong }).toEqual({ right: 0, wrong: 0 });
  });

  it('with the random bytes, which the person keeps, every right guess shows, and no random one', () => {
    const count = (hits: readonly boolean[]): number => hits.filter(Boolean).length;
    const salted = (number: (index: number) => string) =>
      count(
        invented.snapshot.items.map(({ fiche }) => {
          const at = fiche.exported?.index ?? 0;
          return isShown(sha256((fiche.files[0]?.salt ?? '') + sha256(fileOf(at, number(at))) + PATH));
        }),
      );
    expect([salted(numberOf), salted(random)]).toEqual([JOINED, 0]);
    const sealed = absent.map((item) => isShown(sha256(item.ficheBytes)));
    const other = absent.map((item) => isShown(sha256(canonicalBytes({ ...sealedOf(item), text: 'Autre' }))));
    expect([count(sealed), count(other)]).toEqual([LEFT_OUT, 0]);
  });

  it('what is handed over later proves what it was', async () => {
    const later = await write(changeItems(invented, (item) => ({ ...item, found: {} })));
    for (const [index, { fiche }] of invented.snapshot.items.entries()) {
      const folder = `pieces/P0001-M${String(index + 1).padStart(4, '0')}`;
      const salts = JSON.parse(new TextDecoder().decode(later.get(`${folder}/sels.json`)));
      const [first] = JSON.parse(new TextDecoder().decode(files.get(`${folder}/fiche.json`))).files;
      const digest = sha256(later.get(`${folder}/${PATH}`) ?? '');
      expect(sha256(salts[PATH] + digest + PATH), fiche.id).toBe(first.commitment);
      expect(files.has(`${folder}/sels.json`)).toBe(false);
    }
  });
});
