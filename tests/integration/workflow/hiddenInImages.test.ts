import { beforeEach, describe, expect, it } from 'vitest';
import { hiddenDocument, keptCapture, withKept } from '../../../src/domain/item/hiddenWords.ts';
import { NO_NOTES, notesDocument } from '../../../src/domain/item/itemNotes.ts';
import type { Recogniser } from '../../../src/domain/item/recognition.ts';
import { updateDocument } from '../../../src/workflow/case/storedDocuments.ts';
import { recogniseItem } from '../../../src/workflow/recogniseImages.ts';
import { buildExportDependencies, findHiddenTraces, guidedExport } from '../../support/exportDependencies.ts';
import { bytes, png, u32 } from '../../support/import/sampleFiles.ts';
import { buildCaptureTrace } from '../../support/ui/hiddenTraces.ts';
import { changeDocument } from '../../support/workflow/changeDocument.ts';
import {
  capture,
  createNumberedDependencies,
  drawScreen,
  importNumbered,
  NUMBER_AREA,
} from '../../support/workflow/numberedCase.ts';
import { AT } from '../../support/workflow/numberTraces.ts';

/** A hidden word that the machine read in an image stops an export, until the place is hidden or the person answers. */

const WORD_BOX = [100, 40, 80, 20] as const;
const PATH = 'document-1.png';
/** Before the images are read, and the answer between both. */
const [HIDDEN_AT, ANSWERED_AT] = ['2026-01-05T09:00:00.000Z', '2026-01-06T09:00:00.000Z'];

/** Reads the same line in each image. */
const recogniser = (text: string): Recogniser => ({
  versions: { engine: 'e', data: 'd', preparation: 'p' },
  recognise: async () => ({
    width: 480,
    height: 270,
    lines: [{ box: WORD_BOX, script: 'latin', words: [{ text, confidence: 95, box: WORD_BOX }] }],
  }),
  close: () => undefined,
});

describe('a hidden word in imported screenshots', () => {
  let deps: ReturnType<typeof createNumberedDependencies>;
  let caseId: string;
  let [shows, other, unread] = ['', '', ''];
  beforeEach(async () => {
    deps = createNumberedDependencies();
    shows = await importNumbered(deps, 'un.png', png(8, 6));
    other = await importNumbered(deps, 'deux.png', png(8, 7));
    unread = await importNumbered(deps, 'trois.png', png(8, 9));
    caseId = (await deps.store.currentCase())?.caseId ?? '';
    await recogniseItem(deps, shows, recogniser('Cami11e'));
    await recogniseItem(deps, other, recogniser('Bonjour'));
    await hideWord('Camille');
  });
  const hideWord = (text: string) =>
    updateDocument(deps, caseId, hiddenDocument, (one) => ({ ...one, words: [...one.words, { at: HIDDEN_AT, text }] }));
  const guided = () => buildExportDependencies(deps).deps;
  const trace = async (scope: 'case' | 'dossier' = 'dossier') =>
    (await findHiddenTraces(guided(), scope)) ?? expect.fail('nothing is hidden');
  const run = () => guidedExport(guided(), { without: [], password: null, unread: null });
  const hidePart = (width: number) => {
    const part = { at: AT, file: PATH, way: 'mask', x: 95, y: 35, width, height: 30 } as const;
    return updateDocument(deps, caseId, notesDocument(shows), () => ({ ...NO_NOTES, redactions: [part] }));
  };
  const asked = buildCaptureTrace({ id: '', ordinal: 1, isInRecord: false, inImages: [PATH] });

  it('is listed where it was read, and the image that was not read is named', async () => {
    const { captures, unreadImages } = await trace('case');
    expect(captures).toEqual([{ ...asked, id: shows }]);
    expect(unreadImages).toEqual([3]);
    await expect(run()).rejects.toMatchObject({ code: 'hidden-parts', detail: { n: 1 } });
  });

  it('is asked no more once its place is hidden, and still where only a part of it is', async () => {
    await hidePart(40);
    expect((await trace()).captures).toEqual([{ ...asked, id: shows }]);
    await hidePart(90);
    const { captures, unreadImages } = await trace();
    expect({ captures, unreadImages }).toEqual({ captures: [], unreadImages: [3] });
    expect((await run()).zips).toHaveLength(1);
  });

  it('is asked again when an image is read after the answer', async () => {
    await recogniseItem(deps, unread, recogniser('CAMILLE'));
    const now = deps.clock.now().toISOString();
    await updateDocument(deps, caseId, hiddenDocument, (one) => withKept(one, [keptCapture(shows)], now, null));
    await updateDocument(deps, caseId, hiddenDocument, (one) =>
      withKept(one, [keptCapture(unread)], ANSWERED_AT, null),
    );
    const { captures, unreadImages } = await trace();
    expect(captures.map(({ id, isKept }) => [id, isKept])).toEqual([
      [shows, true],
      [unread, false],
    ]);
    expect(unreadImages).toEqual([]);
  });

  it('is decided for the whole case once it is for the next dossier, and not for that of another', async () => {
    const isKept = async () => (await trace('case')).captures.map((one) => one.isKept);
    const keep = (recipient: string | null) => {
      const now = deps.clock.now().toISOString();
      return updateDocument(deps, caseId, hiddenDocument, (one) => withKept(one, [keptCapture(shows)], now, recipient));
    };
    await keep('police');
    expect(await isKept()).toEqual([false]);
    await keep((await trace()).recipient);
    expect(await isKept()).toEqual([true]);
  });

  it('names the dossier that was exported with the image before the word was hidden', async () => {
    await changeDocument(deps, caseId, hiddenDocument, { words: [] });
    await run();
    const at = deps.clock.now().toISOString();
    await changeDocument(deps, caseId, hiddenDocument, { words: [{ at, text: 'Camille' }] });
    expect((await trace()).earlier).toHaveLength(1);
  });

  it('names an imported image that the machine cannot read', async () => {
    await importNumbered(deps, 'photo.heic', bytes(u32(24), 'ftypheic', u32(0), 'mif1heic'));
    expect(await trace('case')).toMatchObject({ hasWords: true, unreadImages: [3], neverReadImages: [4] });
  });

  it('names a capture that has a text, whose images the machine does not read', async () => {
    await capture(deps, { screen: drawScreen(null), rect: NUMBER_AREA, seen: { text: 'regarde' } });
    expect(await trace()).toMatchObject({ unreadImages: [3], neverReadImages: [4] });
  });

  it('names no image while only parts of images are hidden', async () => {
    await changeDocument(deps, caseId, hiddenDocument, { words: [] });
    await hidePart(90);
    expect(await trace()).toMatchObject({ hasWords: false, captures: [], unreadImages: [], neverReadImages: [] });
  });
});
