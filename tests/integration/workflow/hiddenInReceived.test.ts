import { expect, it } from 'vitest';
import { hiddenDocument } from '../../../src/domain/item/hiddenWords.ts';
import { NO_NOTES, notesDocument } from '../../../src/domain/item/itemNotes.ts';
import { updateDocument } from '../../../src/workflow/case/storedDocuments.ts';
import { buildExportDependencies, findHiddenTraces, runExport } from '../../support/exportDependencies.ts';
import { changeDocument } from '../../support/workflow/changeDocument.ts';
import {
  capture,
  createNumberedDependencies,
  drawRedactedCopy,
  drawScreen,
  importNumbered,
  NUMBER,
  NUMBER_AREA,
} from '../../support/workflow/numberedCase.ts';
import { AT, blank, type NumberedDependencies, post } from '../../support/workflow/numberTraces.ts';
import { importValidDossier } from '../../support/workflow/receivedCase.ts';

/** A received dossier goes whole or not at all: the person decides when something they hide may stand in it. */

const PAGE = 'https://exemple.invalid/la-page';
const address = { page: PAGE, permalink: PAGE, canonical: PAGE, dropped: [] };

type Put = (deps: NumberedDependencies, screen: Blob) => Promise<unknown>;

/** What somebody else's dossier contains, and whether the number may stand there. */
const CASES: readonly (readonly [name: string, put: Put, isAsked: boolean])[] = [
  ['the same screen', (deps, screen) => capture(deps, { screen }), true],
  // Its own screen is not in the dossier: the address tells.
  ['a post of the same page', (deps, screen) => capture(deps, { screen, rect: post, seen: { address } }), true],
  ['another screenshot of the same page', (deps) => capture(deps, { screen: drawScreen(), seen: { address } }), true],
  ['a text with the number', (deps) => importNumbered(deps, 'note.txt', `Il a écrit : ${NUMBER}.`), true],
  ['a PDF, whose words cannot be searched', (deps) => importNumbered(deps, 'lettre.pdf', '%PDF-1.7\n%%EOF'), true],
  ['a capture of another page', (deps) => capture(deps, { screen: blank(), rect: post }), false],
];

it.each(CASES)('asks whether a received dossier may show what is hidden: %s', async (_, put, isAsked) => {
  const deps = createNumberedDependencies();
  const screen = drawScreen();
  const own = await capture(deps, { screen, seen: { address } });
  const caseId = (await deps.store.currentCase())?.caseId ?? '';
  const other = createNumberedDependencies();
  await put(other, screen);
  const { file } = await runExport(buildExportDependencies(other).deps);
  await importValidDossier(deps as never, new File([file], 'recueil.zip'));
  const part = { at: AT, file: 'capture.png', way: 'mask', ...NUMBER_AREA } as const;
  await updateDocument(deps, caseId, notesDocument(own), () => ({ ...NO_NOTES, redactions: [part] }));
  await changeDocument(deps, caseId, hiddenDocument, { words: [{ at: AT, text: NUMBER }] });
  const guided = { ...buildExportDependencies(deps).deps, makeRedactedCopy: drawRedactedCopy };
  const found = await findHiddenTraces(guided, 'case');
  expect(found?.received).toEqual(isAsked ? [{ number: 1, isKept: false }] : []);
});
