import { describe, expect, it } from 'vitest';
import { resolveParts } from '../../../../src/domain/export/dossierOptions.ts';
import type { ReadImage } from '../../../../src/domain/item/imageText.ts';
import type { Fiche, FileEntry, FileRole } from '../../../../src/domain/item/item.ts';
import { RECORDS_AT_A_TIME } from '../../../../src/domain/shared/concurrency.ts';
import type { ItemTraces, SearchedItem } from '../../../../src/workflow/export/hiddenTraces.ts';
import { findImageTraces } from '../../../../src/workflow/export/imageTraces.ts';

const AT = '2026-11-20T08:00:00.000Z';
const CASE = 'case';
const DIGEST = 'a'.repeat(64);
const BOX = [100, 40, 80, 20] as const;
const WORDS = [{ at: AT, text: 'Camille' }];

const file = (path: string, role: FileRole, mediaType = 'image/png'): FileEntry => ({
  ...{ path, role, mediaType, bytes: 1, sha256: DIGEST, salt: '', commitment: '', transformations: [] },
});
const SCREEN = file('capture.png', 'viewport');
const POST = file('publication.png', 'post');
const IMPORTED = file('document-1.png', 'document');

const item = (ordinal: number, files: readonly FileEntry[], text: string | null = null): SearchedItem => ({
  fiche: { id: `item-${ordinal}`, ordinal, files, text, warnings: [] } as unknown as Fiche,
  erased: new Set(),
});

const line = (
  script: 'latin' | 'unknown',
  text: string,
  correction: string | null = null,
): ReadImage['lines'][number] => ({
  ...{ box: BOX, script, words: [{ text, confidence: 95, box: BOX }] },
  correction: correction === null ? null : { at: AT, text: correction },
});
const readImage = ({ path }: FileEntry, lines: ReadImage['lines']): ReadImage => ({
  ...{ path, sha256: DIGEST, salt: '', commitment: '', width: 480, height: 270, at: AT, lines },
  versions: { engine: 'e', data: 'd', preparation: 'p' },
});

/** `read`: by ordinal. */
function find(
  items: readonly SearchedItem[],
  read: Readonly<Record<number, readonly ReadImage[]>> = {},
  { options = {}, traces = new Map<string, ItemTraces>(), signal = new AbortController().signal } = {},
) {
  const documents = new Map<string, unknown>(
    Object.entries(read).map(([ordinal, images]) => [
      `image-text/item-${ordinal}`,
      { schema: 'recueil/image-text/1', images },
    ]),
  );
  const reader = { readDocument: async () => null, readDocuments: async () => ({ documents, damaged: [] }) };
  return findImageTraces(reader, CASE, items, { words: WORDS, parts: resolveParts(options) }, traces, signal);
}

describe('findImageTraces', () => {
  it('names the items of which no machine reads an image: a text, a screen around a post, another format', async () => {
    const items = [
      item(1, [SCREEN, POST], 'regarde'),
      item(2, [SCREEN, POST]),
      item(3, [file('photo.heic', 'document', 'image/heic')]),
      item(4, [SCREEN]),
      item(5, [file('texte.txt', 'text', 'text/plain')], 'regarde'),
    ];
    const read = { 2: [readImage(POST, [line('latin', 'Bonjour')])], 4: [readImage(SCREEN, [line('latin', 'Oui')])] };
    const options = { parts: { screens: true } };
    expect(await find(items, read, { options })).toMatchObject({ unread: [], neverRead: [1, 2, 3] });
  });

  it('names no image that leaves in no dossier', async () => {
    const read = { 2: [readImage(POST, [line('latin', 'Bonjour')])] };
    expect(await find([item(2, [SCREEN, POST])], read)).toMatchObject({ neverRead: [] });
    const erased = new Set([SCREEN.path, POST.path]);
    const withText = { ...item(1, [SCREEN, POST], 'regarde'), erased };
    expect(await find([withText])).toMatchObject({ unread: [], neverRead: [] });
    const leftOut = { copies: new Map(), leftOut: erased } as unknown as ItemTraces;
    const traces = new Map([['item-1', leftOut]]);
    expect(await find([item(1, [SCREEN, POST], 'regarde')], {}, { traces })).toMatchObject({ neverRead: [] });
  });

  it.each([
    ['has no line', [], true],
    ['has a line in an unknown script', [line('latin', 'Bonjour'), line('unknown', 'JlsÈ')], true],
    ['has such a line, which the person typed', [line('unknown', 'JlsÈ', 'Привет')], false],
  ])('counts as not read an image that %s', async (_, lines, isUnread) => {
    const { unread } = await find([item(1, [IMPORTED])], { 1: [readImage(IMPORTED, lines)] });
    expect(unread).toEqual(isUnread ? [1] : []);
  });

  it('still finds the words of an image that was not read entirely', async () => {
    const lines = [line('latin', 'Camille'), line('unknown', 'JlsÈ')];
    const { found, unread } = await find([item(1, [IMPORTED])], { 1: [readImage(IMPORTED, lines)] });
    expect(found).toEqual(new Map([['item-1', { paths: [IMPORTED.path], since: AT }]]));
    expect(unread).toEqual([1]);
  });

  it('stops when the person cancels, between two items', async () => {
    const controller = new AbortController();
    const opened: number[] = [];
    const items = Array.from({ length: 3 * RECORDS_AT_A_TIME }, (_, index) => {
      const one = item(index, [IMPORTED]);
      return {
        ...one,
        get erased() {
          opened.push(index);
          return new Set<string>();
        },
      };
    });
    setTimeout(() => controller.abort());
    await expect(find(items, {}, { signal: controller.signal })).rejects.toMatchObject({ code: 'cancelled' });
    expect(opened.length).toBeLessThan(items.length);
  });
});
