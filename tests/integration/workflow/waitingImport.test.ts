import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { EMPTY_USER_INPUT, IMPORT_LOCK } from '../../../src/domain/item/importedFiles.ts';
import { eraseStore } from '../../../src/store/db.ts';
import { addCase, ensureCase } from '../../../src/workflow/case/caseJournal.ts';
import { type ImportDependencies, importFiles } from '../../../src/workflow/importFiles.ts';
import { importMessages } from '../../../src/workflow/importMessages.ts';
import {
  buildMessageImport,
  inventContents,
  inventConversation,
  inventMessage,
} from '../../support/import/inventedMessages.ts';
import { png } from '../../support/import/sampleFiles.ts';
import { buildImportDependencies } from '../../support/importDependencies.ts';
import { createEncryptedTestDependencies } from '../../support/testDependencies.ts';

type Base = ReturnType<typeof createEncryptedTestDependencies>;
type Deps = Base & Omit<ImportDependencies, keyof Base>;

const { signal } = new AbortController();
const conversation = inventConversation('c1');

const IMPORTS: Readonly<Record<string, (deps: Deps) => Promise<unknown>>> = {
  'of files': (deps) =>
    importFiles(deps, [{ file: new File([png(4, 3)], 'a.png'), userInput: EMPTY_USER_INPUT }], () => undefined, signal),
  'of messages': (deps) => {
    const chosen = [{ message: inventMessage(0), conversation }];
    return importMessages(deps, buildMessageImport(chosen, inventContents([conversation])), () => undefined, signal);
  },
};

/** Starts an import that waits for another one, and lets it begin after `meanwhile`. */
async function importAfter(name: string, deps: Deps, meanwhile: () => Promise<unknown>): Promise<unknown> {
  const other = Promise.withResolvers<void>();
  const held = deps.locks.hold(IMPORT_LOCK, () => other.promise);
  const hasBegun = Promise.withResolvers<void>();
  const locks = {
    ...deps.locks,
    hold: <T>(lock: string, work: () => Promise<T>): Promise<T> => {
      const result = deps.locks.hold(lock, work);
      if (lock === IMPORT_LOCK) hasBegun.resolve();
      return result;
    },
  };
  const importing = (IMPORTS[name] ?? expect.fail('no import'))({ ...deps, locks }).catch((error: unknown) => error);
  await hasBegun.promise;
  await meanwhile();
  other.resolve();
  await held;
  return importing;
}

describe.each(Object.keys(IMPORTS))('an import %s that waits for another one', (name) => {
  const create = async () => {
    const base = createEncryptedTestDependencies();
    const deps: Deps = { ...buildImportDependencies(base), ...base };
    return { deps, caseId: (await ensureCase(deps)).caseId };
  };

  it('opens no carnet after « Tout effacer »', async () => {
    const { deps } = await create();
    expect(await importAfter(name, deps, () => eraseStore(deps.db))).toMatchObject({ code: 'cancelled' });
    expect(await deps.store.currentCase()).toBeNull();
    expect(await deps.db.documents.count()).toBe(0);
  });

  it('goes into the carnet that was open when it was asked for', async () => {
    const { deps, caseId } = await create();
    await importAfter(name, deps, () => addCase(deps));
    expect((await deps.store.listItems(caseId)).length).toBe(1);
  });
});
