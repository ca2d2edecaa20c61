import { describe, expect, it } from 'vitest';
import { marksDocument } from '../../../src/domain/item/accountMarks.ts';
import { isSharedName, type Sender } from '../../../src/domain/item/alikeSenders.ts';
import type { ExportedConversation } from '../../../src/domain/item/exportedMessage.ts';
import { type Mark, notesDocument } from '../../../src/domain/item/itemNotes.ts';
import { addCase } from '../../../src/workflow/case/caseJournal.ts';
import { readAllNotes, readDocument } from '../../../src/workflow/case/storedDocuments.ts';
import type { ImportDependencies } from '../../../src/workflow/importFiles.ts';
import { importMessages } from '../../../src/workflow/importMessages.ts';
import { findOwnSenders } from '../../../src/workflow/ownSenders.ts';
import {
  buildMessageImport,
  inventContents,
  inventConversation,
  inventMessage,
} from '../../support/import/inventedMessages.ts';
import { buildImportDependencies, readFiches } from '../../support/importDependencies.ts';
import { createTestDependencies } from '../../support/testDependencies.ts';
import { changeDocument } from '../../support/workflow/changeDocument.ts';

const LEA: Sender = { name: 'Léa', id: null };
const THEO: Sender = { name: 'Théo', id: null };
const LEA_OF_X: Sender = { name: 'Léa', id: '111' };
const OTHER_LEA_OF_X: Sender = { name: 'Léa', id: '222' };

const setup = () => buildImportDependencies(createTestDependencies());
let archives = 0;
let isUnmarked: boolean | undefined;

/** Imports a message of each sender, from an archive of its own, with what the person answers. */
async function keep(
  deps: ImportDependencies,
  senders: readonly Sender[],
  own: readonly Sender[],
  { platform = 'instagram', ...some }: Partial<ExportedConversation> & { readonly platform?: string } = {},
): Promise<string> {
  const conversation = inventConversation('c', {
    title: 'Théo',
    senders: senders.map((sender) => ({ ...sender, messages: 1 })),
    ...some,
  });
  const chosen = senders.map(({ name, id }, index) => ({
    message: inventMessage(index, { sender: name, senderId: id }),
    conversation,
  }));
  archives += 1;
  const request = buildMessageImport(chosen, inventContents([conversation], { platform }), {
    archives: [new File([`${archives}`], 'a.zip')],
    own,
  });
  ({ isUnmarked } = await importMessages(deps, request, () => undefined, new AbortController().signal));
  return (await deps.store.currentCase())?.caseId ?? '';
}

/** The marks of the messages, in the order of their import. */
async function readItemMarks({ store, documentStore }: ImportDependencies, caseId: string) {
  const { notes } = await readAllNotes(documentStore, caseId);
  return (await readFiches({ store })).map(({ id }) => notes.get(id)?.mark?.value ?? null);
}

const readAccountMarks = async ({ documentStore }: ImportDependencies, caseId: string) =>
  (await readDocument(documentStore, caseId, marksDocument)).accounts.map(({ account, mark }) => [account, mark]);

describe('the sender that the person says is her', () => {
  it('is marked on each of her messages, where the archive has a name alone', async () => {
    const deps = setup();
    const caseId = await keep(deps, [LEA, THEO, LEA], [LEA]);
    expect(await readItemMarks(deps, caseId)).toEqual(['own', null, 'own']);
    expect(await readAccountMarks(deps, caseId)).toEqual([]);
    expect(await findOwnSenders(deps, 'instagram', [THEO, LEA])).toEqual([LEA]);
  });

  it('is an account with the mark, where the archive has its id, and no other account of that name', async () => {
    const deps = setup();
    const caseId = await keep(deps, [LEA_OF_X, OTHER_LEA_OF_X], [LEA_OF_X], { platform: 'x' });
    expect(await readAccountMarks(deps, caseId)).toEqual([['x#111', 'own']]);
    expect(await readItemMarks(deps, caseId)).toEqual([null, null]);
    expect(await findOwnSenders(deps, 'x', [LEA_OF_X, OTHER_LEA_OF_X, LEA])).toEqual([LEA_OF_X]);
  });

  it('is marked on each of her messages, and said to be no account, where the marks of accounts are damaged', async () => {
    const deps = setup();
    const caseId = await keep(deps, [LEA_OF_X], [LEA_OF_X], { platform: 'x' });
    expect(isUnmarked).toBeUndefined();
    await deps.documentStore.writeDocument(caseId, marksDocument.name, 'damaged');
    await keep(deps, [LEA_OF_X, OTHER_LEA_OF_X, LEA], [LEA_OF_X, LEA], { platform: 'x' });
    expect(await readItemMarks(deps, caseId)).toEqual([null, 'own', null, 'own']);
    expect(isUnmarked).toBe(true);
  });

  it('is nobody without an answer', async () => {
    const deps = setup();
    const caseId = await keep(deps, [LEA, THEO, LEA_OF_X], []);
    expect(await readItemMarks(deps, caseId)).toEqual([null, null, null]);
    expect(await readAccountMarks(deps, caseId)).toEqual([]);
    expect(await findOwnSenders(deps, 'instagram', [LEA, THEO, LEA_OF_X])).toEqual([]);
  });

  it('is of one platform and of one carnet', async () => {
    const deps = setup();
    expect(await findOwnSenders(deps, 'instagram', [LEA])).toEqual([]);
    await keep(deps, [LEA], [LEA]);
    await keep(deps, [LEA_OF_X], [LEA_OF_X], { platform: 'x' });
    expect(await findOwnSenders(deps, 'messenger', [LEA, LEA_OF_X])).toEqual([]);
    await addCase(deps);
    expect(await findOwnSenders(deps, 'instagram', [LEA])).toEqual([]);
    expect(await findOwnSenders(deps, 'x', [LEA_OF_X])).toEqual([]);
  });

  it.each<readonly [string, Mark, number]>([
    ['another message of that name is marked otherwise', 'reported', 0],
    ['the mark of all its messages was changed', 'unrelated', 1],
  ])('is asked for again when %s', async (_, mark, count) => {
    const deps = setup();
    const caseId = await keep(deps, [LEA, LEA], [LEA]);
    for (const { id } of (await readFiches(deps)).slice(0, count + 1))
      await changeDocument(deps, caseId, notesDocument(id), { mark: { value: mark, at: '2026-11-20T09:00:00.000Z' } });
    expect(await findOwnSenders(deps, 'instagram', [LEA])).toEqual([]);
  });

  it('attack: has no message of a conversation in which somebody else took her name', async () => {
    const deps = setup();
    // Between two people of one name, the title is that name.
    const caseId = await keep(deps, [LEA], [LEA], { title: 'Léa' });
    await keep(deps, [LEA, THEO], [LEA], { title: 'Groupe', namesakes: ['Léa'] });
    await keep(deps, [LEA, THEO], [LEA], { title: 'Léa' });
    expect(await readItemMarks(deps, caseId)).toEqual([null, null, null, 'own', null]);
  });

  it('may share a name with another account, which has an id of its own', () => {
    const conversation = inventConversation('c', { title: 'Groupe', namesakes: ['Léa'] });
    expect(isSharedName(LEA, conversation)).toBe(true);
    expect(isSharedName(LEA_OF_X, conversation)).toBe(false);
    expect(isSharedName(THEO, conversation)).toBe(false);
  });
});
