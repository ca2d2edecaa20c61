// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest';
import type { CarnetApi } from '../../../../src/carnet/carnetApi.ts';
import { createRow, moveRow, sortRows } from '../../../../src/carnet/import/importRows.ts';
import type { FileToImport } from '../../../../src/domain/item/importedFiles.ts';
import { Refusal } from '../../../../src/domain/shared/errors.ts';
import { inspected, showImport } from '../../../support/ui/importPage.ts';
import { dataOf, textsOf } from '../../../support/ui/uiHarness.ts';

async function open(imports: Partial<CarnetApi['imports']> = {}) {
  const inspect: CarnetApi['imports']['inspect'] = async (file) => {
    const day = file.name.slice(0, 10);
    return inspected({ dates: [{ source: 'name', raw: day, iso: day, precision: 'day' }] });
  };
  const { page: at, choose } = await showImport({ imports: { inspect, ...imports } });
  const type = (name: string, value: string) => at.type(`[name="${name}"]`, value);
  const names = () => dataOf('[data-file]', 'file');
  return { at, choose, type, names };
}

describe('ImportView', () => {
  test('asks once for the dates of the files, and shows the one of each with its source', async () => {
    const sealed: FileToImport[][] = [];
    const { at, choose, type } = await open({ seal: async (files) => void sealed.push([...files]) });
    const shown = () => textsOf('[data-taken-date]');
    await choose('2026-11-03.png', '2026-11-01.png');
    expect(shown()).toEqual([]);
    await at.press('[name="file-dates"]');
    expect(shown()).toEqual(['Date reprise : 1er nov. 2026 (dans le nom)', 'Date reprise : 3 nov. 2026 (dans le nom)']);
    await at.press('input[value="no"]');
    await at.press('[data-action="seal"]');
    expect(sealed[0]?.map(({ takenDate }) => takenDate?.iso)).toEqual(['2026-11-01', '2026-11-03']);
    await type('common-date', '02/11/2026');
    expect(shown()).toEqual([]);
  });

  test('says how to make a JPEG of an image that this browser cannot show', async () => {
    const heic = { id: 'heic', family: 'image', mediaType: 'image/heic', extension: 'heic' } as const;
    const { at, choose } = await open({
      inspect: async () => inspected({ format: heic, warnings: ['image-not-shown'] }),
    });
    await choose('a.heic');
    const [note] = textsOf('[data-not-shown]');
    expect(note).toContain('Ce navigateur ne sait pas montrer une image HEIC.');
    expect(at.textOf('details [data-as-jpeg]')).toContain('Le plus compatible');
  });

  test('says of a mailbox, before and after it is imported, that only its first e-mail is read', async () => {
    const eml = { id: 'eml', family: 'email', mediaType: 'message/rfc822', extension: 'eml' } as const;
    const { at, choose } = await open({
      inspect: async ({ name }) => inspected({ format: eml, hasSeveralEmails: name.endsWith('.mbox') }),
      seal: async (files, onOutcome) => {
        for (const index of files.keys()) onOutcome(index, { kind: 'sealed' });
      },
    });
    await choose('boite.mbox', 'un.eml');
    const said = 'Ce fichier contient plusieurs e-mails : seul le premier se lit. Donnez-les un par un (.eml).';
    expect(textsOf('[data-several-emails]')).toEqual([said]);
    expect(at.textOf('[data-file="boite.mbox"]')).toContain(said);
    await at.press('input[value="no"]');
    await at.press('[data-action="seal"]');
    expect(at.textOf('[data-outcome="sealed"][data-file="boite.mbox"]')).toContain(said);
  });

  test('sorts files by date and reorders them by keyboard', async () => {
    const { at, choose, names } = await open();
    await choose('2025-11-03.png', '2025-11-01.png', '2025-11-02.png');
    expect(names()).toEqual(['2025-11-01.png', '2025-11-02.png', '2025-11-03.png']);
    await at.press('[data-file="2025-11-03.png"] [data-action="up"]');
    expect(names()).toEqual(['2025-11-01.png', '2025-11-03.png', '2025-11-02.png']);
    await at.press('[data-file="2025-11-01.png"] [data-action="remove"]');
    expect(names()).toEqual(['2025-11-03.png', '2025-11-02.png']);
  });

  test('links to the prohibited image page in a new tab beside a shown image', async () => {
    const { at, choose } = await open();
    await choose('2025-11-01.png');
    expect(at.find('[data-file] a[data-route="prohibited-image"]')).toBeNull();
    await at.press('[data-file] [data-action="reveal"]');
    expect(at.find('[data-file] a[data-route="prohibited-image"]')?.getAttribute('target')).toBe('_blank');
  });

  test('seals once the question is answered, with the common and own input', async () => {
    const sealedFiles: FileToImport[] = [];
    const seal = vi.fn<CarnetApi['imports']['seal']>(async (files, onOutcome) => {
      sealedFiles.push(...files);
      for (const index of files.keys()) onOutcome(index, { kind: 'sealed' });
    });
    const { at, choose, type } = await open({ seal });
    await choose('2025-11-01.png', '2025-11-02.png');
    expect(at.find('[data-action="seal"]')?.hasAttribute('disabled')).toBe(true);
    expect(at.text()).toContain('Une image montre-t-elle une personne de moins de 18 ans nue');
    await at.press('input[name="image-question"][value="no"]');
    await type('common-account', '@essai');
    await type('file-1-account', 'autre');
    await at.press('[data-action="seal"]');
    expect(sealedFiles.map(({ file, userInput }) => [file.name, userInput.account])).toEqual([
      ['2025-11-01.png', '@essai'],
      ['2025-11-02.png', 'autre'],
    ]);
    expect(at.find('[data-import="done"]')).not.toBeNull();
    expect(at.text()).toContain('Importé');
    expect(at.text()).toContain('2 fichiers importés.');
  });

  test('replaces the list on « yes » by help lines and recording an address', async () => {
    const noteAddress = vi.fn<CarnetApi['imports']['recordAddress']>(async () => 4);
    const { at, choose, type } = await open({ recordAddress: noteAddress });
    await choose('2025-11-01.png');
    await at.press('input[name="image-question"][value="yes"]');
    expect(at.textOf('[data-other-files]')).toContain('Vos fichiers sont encore là');
    expect(at.find('[data-list="files"]')).toBeNull();
    expect(at.find('[data-action="seal"]')).toBeNull();
    expect(at.text()).toContain('Vous n’avez rien fait de mal.');
    expect(at.find('a[href="tel:3018"]')).not.toBeNull();
    expect(at.find('a[href="https://www.internet-signalement.gouv.fr"]')).not.toBeNull();
    await at.press('[data-action="note-address"]');
    expect(noteAddress).not.toHaveBeenCalled();
    await type('noted-account', 'essai');
    await at.press('[data-action="note-address"]');
    expect(noteAddress).toHaveBeenCalledWith(expect.objectContaining({ account: 'essai', address: null }));
    expect(at.text()).toContain('C’est noté, sans image.');
  });

  test('shows what is wrong with a file or a field and does not seal an unreadable date', async () => {
    const refuse = (file: File) =>
      file.name === 'vide.png' ? Promise.reject(new Refusal('file-empty')) : Promise.resolve(inspected());
    const { at, choose, type } = await open({ inspect: refuse });
    await choose('vide.png', 'bon.png');
    await at.press('input[name="image-question"][value="no"]');
    expect(at.textOf('[data-file="vide.png"]')).toContain('Ce fichier est vide.');
    expect(at.textOf('[data-action="seal"]')).toBe('Importer 1 fichier');
    await type('common-date', 'avant-hier');
    expect(at.text()).toContain('Cette date ne se lit pas.');
    expect(at.find('[data-action="seal"]')?.hasAttribute('disabled')).toBe(true);
  });

  test('lists the files that an interrupted import did not seal', async () => {
    const forget = vi.fn(async () => undefined);
    const leftOver = async () => [{ at: '2026-11-20T08:00:00.000Z', names: ['a.png', 'b.png'] }];
    const { at } = await open({ listUnfinished: leftOver, forgetUnfinished: forget });
    expect(at.textOf('[data-unfinished-imports]')).toContain('a.pngb.png');
    await at.press('[data-action="dismiss-unfinished-imports"]');
    expect(forget).toHaveBeenCalledOnce();
    expect(at.find('[data-unfinished-imports]')).toBeNull();
  });
});

test('sortRows keeps every file once', () => {
  const rows = ['b10.png', 'b9.png', 'a.png'].map((name, key) => createRow(key, new File([], name)));
  expect(sortRows(rows, 'name').map(({ file }) => file.name)).toEqual(['a.png', 'b9.png', 'b10.png']);
  expect(moveRow(rows, 0, -1)).toBe(rows);
  expect(moveRow(rows, 2, 1)).toBe(rows);
});
