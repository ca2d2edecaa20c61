import { describe, expect, it, vi } from 'vitest';
import { Refusal } from '../../../src/domain/errors.ts';
import { readJournal } from '../../../src/seal/readJournal.ts';
import { verifyDossier } from '../../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../../src/seal/verify/zipSource.ts';
import { DexieBackupShelf } from '../../../src/store/backup/backupShelf.ts';
import { type BackupDesk, backUp, restore } from '../../../src/workflow/backup.ts';
import { itemsAlone } from '../../../src/workflow/copies.ts';
import { recordItem } from '../../../src/workflow/record.ts';
import { withdrawItem } from '../../../src/workflow/withdraw.ts';
import { lockedDesk, page, request } from '../../support/desk.ts';
import { exporting, runExport } from '../../support/exporting.ts';

vi.setConfig({ testTimeout: 60_000 });

const PASSPHRASE = 'quatre mots sans lien';
const step = { progress: () => undefined, signal: new AbortController().signal };
const CHEAP = { memoryKib: 64, passes: 1 };

function safe() {
  const desk = lockedDesk();
  let written: Blob | null = null;
  const backupDesk: BackupDesk = {
    ...desk,
    backup: new DexieBackupShelf(desk.db, desk.vault, CHEAP),
    today: () => '2026-11-20',
    openScratch: async () => {
      const parts: Uint8Array<ArrayBuffer>[] = [];
      return {
        out: new WritableStream({ write: (part: Uint8Array<ArrayBuffer>) => void parts.push(part.slice()) }),
        file: async () => {
          written = new Blob(parts);
          return written as File;
        },
        remove: async () => {
          written = null;
        },
      };
    },
  };
  return { desk: { ...desk, ...backupDesk }, written: () => written };
}

async function filled(count: number) {
  const { desk } = safe();
  for (let n = 0; n < count; n += 1) await recordItem(desk, page(), request(desk));
  return desk;
}

const rows = async ({ db }: Pick<ReturnType<typeof lockedDesk>, 'db'>) =>
  Promise.all(
    ['cases', 'heads', 'entries', 'items', 'files', 'sheets', 'keys'].map((name) => db.table(name).count()),
  );

async function copyOf(desk: BackupDesk): Promise<Blob> {
  return (await backUp(desk, PASSPHRASE, step)).file;
}

describe('a copy', () => {
  it('is taken up whole in an empty store, whose journal goes on under a new key', async () => {
    const from = await filled(3);
    const head = await from.store.currentCase();
    const { caseId } = head ?? { caseId: '' };
    await withdrawItem(from, (await from.store.listItems(caseId))[0]?.id ?? '');
    await from.sheets.writeSheet(caseId, 'diary', { said: 'Inventé.' });
    const file = await copyOf(from);
    const { desk: to } = safe();
    expect(await restore(to, file, PASSPHRASE, step)).toBe(3);

    expect(await to.store.listItems(caseId)).toEqual(await from.store.listItems(caseId));
    expect(await to.sheets.readSheet(caseId, 'diary')).toEqual({ said: 'Inventé.' });
    expect(await to.store.publicKey()).not.toEqual(await from.store.publicKey());
    const before = new TextDecoder().decode(await from.store.journal(caseId, 99));
    const after = new TextDecoder().decode(await to.store.journal(caseId, 99));
    expect(after.startsWith(before)).toBe(true);
    const { lines, faults } = await readJournal(new TextEncoder().encode(after) as Uint8Array<ArrayBuffer>);
    expect(faults).toEqual([]);
    expect(lines.slice(-2).map(({ event }) => event)).toEqual(['journal.restored', 'key.created']);

    await recordItem(to, page(), request(to));
    const done = await runExport(exporting(to).desk);
    expect(done.exhibits).toBe(3);
    const report = await verifyDossier(await zipSource(done.zip));
    expect([report.verdict, report.problems]).toEqual(['coherent-unanchored', []]);
    expect(report.counts).toEqual({ sealed: 4, here: 3, withdrawn: 1, notIncluded: 0 });
  });

  it('holds nothing in clear, nor the device’s key', async () => {
    const from = await filled(1);
    const bytes = new Uint8Array(await (await copyOf(from)).arrayBuffer());
    const text = new TextDecoder('latin1').decode(bytes);
    expect(text.startsWith('recueil/backup/1\n')).toBe(true);
    for (const word of ['camille', 'exemple', 'item.sealed', 'capture.png']) expect(text).not.toContain(word);
  });

  it('holds the cases as they stood, while captures go on', async () => {
    const from = await filled(2);
    const late = recordItem(from, page(), request(from));
    const file = await copyOf(from);
    await late;
    const { desk: to } = safe();
    await restore(to, file, PASSPHRASE, step);
    const head = await to.store.currentCase();
    const { faults } = await readJournal(await to.store.journal(head?.caseId ?? '', 99));
    expect(faults).toEqual([]);
    expect((await to.store.listItems(head?.caseId ?? '')).length).toBe(head?.items);
  });

  it('goes with no file left when stopped', async () => {
    const { desk, written } = safe();
    await recordItem(desk, page(), request(desk));
    const stop = new AbortController();
    stop.abort();
    const stopped = backUp(desk, PASSPHRASE, { ...step, signal: stop.signal });
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    expect(written()).toBeNull();
  });
});

describe('a copy that cannot be taken up changes nothing', () => {
  it.each([
    ['another passphrase', (file: Blob) => file, 'pas la bonne', 'backup-passphrase'],
    ['half of it', (file: Blob) => file.slice(0, file.size / 2), PASSPHRASE, 'backup-damaged'],
    ['all but its end', (file: Blob) => file.slice(0, -1), PASSPHRASE, 'backup-damaged'],
    ['its head alone', (file: Blob) => file.slice(0, 41), PASSPHRASE, 'backup-damaged'],
    ['bytes behind', (file: Blob) => new Blob([file, 'x']), PASSPHRASE, 'backup-damaged'],
    ['no copy at all', () => new Blob(['PK\x03\x04 autre chose']), PASSPHRASE, 'backup-not-one'],
    [
      'a later version',
      (file: Blob) => new Blob(['recueil/backup/2\n', file.slice(17)]),
      PASSPHRASE,
      'backup-newer',
    ],
  ])('%s', async (_name, change, passphrase, code) => {
    const from = await filled(2);
    // More than two segments, so that its end is not its beginning.
    const { caseId } = (await from.store.currentCase()) ?? { caseId: '' };
    await from.sheets.writeSheet(caseId, 'diary', 'x'.repeat(2_500_000));
    const { desk: to } = safe();
    const untouched = await rows(to);
    const tried = restore(to, change(await copyOf(from)), passphrase, step);
    await expect(tried).rejects.toMatchObject({ code });
    expect(await rows(to)).toEqual(untouched);
    expect(await to.store.currentCase()).toBeNull();
  });

  it('a store that holds something', async () => {
    const file = await copyOf(await filled(1));
    const to = await filled(1);
    const before = await rows(to);
    await expect(restore(to, file, PASSPHRASE, step)).rejects.toMatchObject({ code: 'backup-not-empty' });
    expect(await rows(to)).toEqual(before);
  });

  it('a byte changed anywhere', async () => {
    const file = await copyOf(await filled(1));
    const bytes = new Uint8Array(await file.arrayBuffer());
    for (const at of [0, 17, 20, 24, 30, 41, 60, Math.floor(bytes.length / 2), bytes.length - 1]) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      const { desk: to } = safe();
      await expect(restore(to, new Blob([changed]), PASSPHRASE, step)).rejects.toBeInstanceOf(Refusal);
      expect(await to.store.currentCase()).toBeNull();
    }
  });
});

describe('« Une seule copie existe »', () => {
  it('is said after ten items, until a copy or an export', async () => {
    const desk = await filled(9);
    expect(await itemsAlone(desk)).toBe(0);
    await recordItem(desk, page(), request(desk));
    expect(await itemsAlone(desk)).toBe(10);
    await backUp(desk, PASSPHRASE, step);
    expect(await itemsAlone(desk)).toBe(0);
  });

  it('is said after seven days for a single one', async () => {
    const desk = await filled(1);
    desk.later(8 * 24 * 3600 * 1000);
    expect(await itemsAlone(desk)).toBe(1);
    await runExport(exporting(desk).desk);
    expect(await itemsAlone(desk)).toBe(0);
  });
});
