import { caseNameDocument } from '../../src/domain/case/caseDocuments.ts';
import { MESSAGE_LINE, readWhatsappMessages } from '../../src/import/chatExports.ts';
import { formatLocalDateTime } from '../../src/platform/environment.ts';
import { makeRedactionPreview } from '../../src/platform/redactedCopy.ts';
import type { CarnetApi } from '../../src/ui/carnet/carnetApi.ts';
import { addCase, ensureCase } from '../../src/workflow/case/caseJournal.ts';
import { listNamedCases } from '../../src/workflow/case/currentCase.ts';
import { addAttachment } from '../../src/workflow/case/stepAttachments.ts';
import {
  readAllNotes,
  readDocument,
  replaceDocument,
  updateDocument,
} from '../../src/workflow/case/storedDocuments.ts';
import { findDuplicateImages } from '../../src/workflow/prohibitedImagePolicy.ts';
import { removeReceivedDossier } from '../../src/workflow/receivedDossierList.ts';
import { createAdviceApi } from './adviceApi.ts';
import { createBackupApi } from './backupApi.ts';
import { checkPassphrase } from './checkPassphrase.ts';
import type { AppDependencies } from './dependencies.ts';
import { createReceivedDossiersApi } from './receivedDossiersApi.ts';
import { createSaveGuide } from './saveGuide.ts';

/** What the carnet can do with the store, in its own page. */
export function createCarnetApi(
  deps: AppDependencies,
  language: string,
  exports: Pick<CarnetApi, 'loadExports' | 'previewDossier' | 'estimateDossier'>,
): CarnetApi {
  const { store, documentStore, caseRepository, itemIndex, clock, ids } = deps;
  return {
    currentCase: () => store.currentCase(),
    ensureCase: () => ensureCase(deps),
    items: (caseId) => itemIndex.itemsFrom(caseId, 1),
    notes: (caseId) => readAllNotes(documentStore, caseId),
    read: (caseId, caseDocument) => readDocument(documentStore, caseId, caseDocument),
    change: (caseId, caseDocument, change) => updateDocument(deps, caseId, caseDocument, change),
    replace: (caseId, caseDocument, value) => replaceDocument(deps, caseId, caseDocument, value),
    attach: async (place, itemId) => addAttachment(deps, (await ensureCase(deps)).caseId, place, itemId),
    preview: (itemId) => store.preview(itemId),
    readImage: async (itemId, path) => {
      const original = await store.file(itemId, path);
      return original === null ? null : makeRedactionPreview(original);
    },
    readConversation: async (itemId, path) => {
      const file = await store.file(itemId, path);
      const text = await file?.text();
      return text !== undefined && MESSAGE_LINE.test(text) ? readWhatsappMessages(text) : null;
    },
    findDuplicateImages: (itemId) => findDuplicateImages(deps, itemId),
    removeReceived: (caseId, number) => removeReceivedDossier(deps, caseId, number),
    cases: () => listNamedCases(caseRepository, documentStore),
    addCase: async (name) => {
      const { caseId } = await addCase(deps);
      await updateDocument(deps, caseId, caseNameDocument, (before) => ({ ...before, name }));
    },
    selectCase: (caseId) => caseRepository.select(caseId),
    closeCase: (caseId) => caseRepository.close(caseId, clock.now().toISOString()),
    now: () => clock.now().toISOString(),
    newId: () => ids.uuid(),
    toLocalTime: formatLocalDateTime,
    advice: createAdviceApi(deps),
    backups: createBackupApi(deps),
    received: createReceivedDossiersApi(deps, language),
    saveGuide: createSaveGuide(clock, window),
    ...exports,
    checkPassword: (password) => checkPassphrase({ passphrase: password, pin: false }),
  };
}
