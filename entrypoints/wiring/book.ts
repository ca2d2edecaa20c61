import { caseSheet } from '../../src/domain/caseSheets.ts';
import type { LookAhead } from '../../src/domain/drawnPage.ts';
import { localOf } from '../../src/platform/environment.ts';
import { pictureOf } from '../../src/platform/redactedCopy.ts';
import type { Book } from '../../src/ui/carnet/book.ts';
import { attachDocument } from '../../src/workflow/attachDocument.ts';
import { namedCases } from '../../src/workflow/cases.ts';
import { removeReceived } from '../../src/workflow/receivedDossiers.ts';
import { sameImageOf } from '../../src/workflow/sameImage.ts';
import { allNotes, changeSheet, keepSheet, readSheet } from '../../src/workflow/sheets.ts';
import { addCase, ensureCase } from '../../src/workflow/steps.ts';
import { backupsOf } from './backups.ts';
import { counselOf } from './counsel.ts';
import type { StoreDesk } from './desk.ts';
import { receivedOf } from './receivedDossiers.ts';

/** The carnet's own way to the store. */
export function bookOf(desk: StoreDesk, language: string, lookAhead: LookAhead): Book {
  const { store, sheets, shelf, catalogue, clock, ids } = desk;
  return {
    currentCase: () => store.currentCase(),
    ensureCase: () => ensureCase(desk),
    items: (caseId) => catalogue.itemsFrom(caseId, 1),
    notes: (caseId) => allNotes(sheets, caseId),
    read: (caseId, sheet) => readSheet(sheets, caseId, sheet),
    change: (caseId, sheet, change) => changeSheet(desk, caseId, sheet, change),
    keep: (caseId, sheet, value) => keepSheet(desk, caseId, sheet, value),
    attach: async (place, itemId) => attachDocument(desk, (await ensureCase(desk)).caseId, place, itemId),
    preview: (itemId) => store.preview(itemId),
    picture: async (itemId, path) => {
      const original = await store.file(itemId, path);
      return original === null ? null : pictureOf(original);
    },
    sameImage: (itemId) => sameImageOf(desk, itemId),
    removeReceived: (caseId, number) => removeReceived(desk, caseId, number),
    cases: () => namedCases(shelf, sheets),
    addCase: async (name) => {
      const { caseId } = await addCase(desk);
      await changeSheet(desk, caseId, caseSheet, (before) => ({ ...before, name }));
    },
    selectCase: (caseId) => shelf.select(caseId),
    closeCase: (caseId) => shelf.close(caseId, clock.now().toISOString()),
    now: () => clock.now().toISOString(),
    newId: () => ids.uuid(),
    localOf,
    counsel: counselOf(desk),
    backups: backupsOf(desk),
    received: receivedOf(desk, language),
    lookAhead,
  };
}
