import { marksDocument, withAccountMark } from '../domain/item/accountMarks.ts';
import type { Sender } from '../domain/item/alikeSenders.ts';
import { findAccountKeys } from '../domain/item/seenAccounts.ts';
import { accountRules } from '../platforms/platformTable.ts';
import { readAllNotes, readDocument, updateDocument } from './case/storedDocuments.ts';
import { type ImportDependencies, ignoreRefusal } from './importFiles.ts';
import { cutOrNull } from './messageRecord.ts';

/**
 * Which sender of an archive is the person, as she says: the mark « c'est moi » of accounts. A sender with an id of the
 * platform is an account, which has the mark. A name alone may be that of several people: each message that she says is
 * hers has the mark, as it has where the marks of accounts are damaged.
 */

/** Returns those of the senders that are the person, by the marks of the current case. Throws Refusal `locked`. */
export async function findOwnSenders(
  { store, documentStore }: Pick<ImportDependencies, 'store' | 'documentStore'>,
  platform: string,
  senders: readonly Sender[],
): Promise<readonly Sender[]> {
  const stored = await store.currentCase();
  if (stored === null) return [];
  const marks = await readDocument(documentStore, stored.caseId, marksDocument).catch(ignoreRefusal);
  const marked = new Map(marks?.accounts.map(({ account, mark }) => [account, mark]));
  const names = await findOwnNames({ store, documentStore }, stored.caseId, platform);
  return senders.filter((sender) =>
    sender.id === null
      ? sender.name !== null && names.has(cutOrNull(sender.name) ?? '')
      : marked.get(accountKey(platform, sender.id)) === 'own',
  );
}

/** Returns the names without an id that have messages of the person, and none that she marked otherwise. */
async function findOwnNames(
  { store, documentStore }: Pick<ImportDependencies, 'store' | 'documentStore'>,
  caseId: string,
  platform: string,
): Promise<ReadonlySet<string>> {
  const { notes } = await readAllNotes(documentStore, caseId);
  const marks = new Map([...notes].flatMap(([id, { mark }]) => (mark === null ? [] : [[id, mark.value] as const])));
  if (![...marks.values()].includes('own')) return new Set();
  const own = new Set<string>();
  const others = new Set<string>();
  for (const { id, fiche } of await store.openItems(caseId, (one) => marks.has(one))) {
    if (fiche === null) continue;
    const { exported, author, platform: stated } = fiche;
    if (exported === undefined || stated !== platform || author.platformId !== null || author.displayName === null)
      continue;
    (marks.get(id) === 'own' ? own : others).add(author.displayName);
  }
  return own.difference(others);
}

/**
 * Marks those of the senders that have an id as the person's accounts. Returns the senders whose messages have the
 * mark instead: the others, and all of them when the marks of accounts are damaged (`isUnmarked`).
 */
export async function markOwnAccounts(
  deps: Pick<ImportDependencies, 'documentStore' | 'locks' | 'clock'>,
  caseId: string,
  platform: string,
  senders: readonly Sender[],
): Promise<{ readonly own: readonly Sender[]; readonly isUnmarked?: true }> {
  const keys = senders.flatMap(({ id }) => (id === null ? [] : accountKey(platform, id)));
  if (keys.length === 0) return { own: senders };
  const at = deps.clock.now().toISOString();
  const known = keys.map((key) => ({ key, aliases: new Set<string>() }));
  const marked = await updateDocument(deps, caseId, marksDocument, (before) =>
    keys.reduce((marks, key) => withAccountMark(marks, known, key, 'own', at), before),
  ).catch(ignoreRefusal);
  return marked === undefined ? { own: senders, isUnmarked: true } : { own: senders.filter(({ id }) => id === null) };
}

/** The key of an account of `SeenAccount`, as a message of it has it. */
function accountKey(platform: string, id: string): string {
  const platformId = cutOrNull(id);
  const item = { id, platform, handle: null, displayName: null, platformId, profileUrl: null, page: null };
  return findAccountKeys([item], new Map(), accountRules).get(item)?.key ?? '';
}
