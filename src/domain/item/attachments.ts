import type { OperatorDetails } from '../case/caseDocuments.ts';
import type { ItemSummary } from './itemSummary.ts';
import type { ItemNotes, Step } from './notes.ts';

/**
 * Where an imported document is attached: to a démarche of the case (`item` null) or of one item, or as the signed
 * authorisation.
 */
export type AttachmentTarget =
  | { readonly kind: 'step'; readonly step: string; readonly item: string | null }
  | { readonly kind: 'authorisation' };

export type Attachment =
  | { readonly kind: 'step'; readonly step: Step; readonly item: string | null }
  | { readonly kind: 'authorisation' }
  /** What it was attached to no longer exists, or cannot be read. */
  | { readonly kind: 'loose' };

type AttachmentItem = Pick<ItemSummary, 'id' | 'surface'>;

/**
 * Returns a document's item id → its attachment. Documents enter a dossier only when selected. `attachmentIds`: ids
 * of all known documents; when null (unreadable), every imported file counts as a document.
 */
export function resolveAttachments(
  attachmentIds: readonly string[] | null,
  steps: readonly Step[],
  { authorisationItem }: Pick<OperatorDetails, 'authorisationItem'>,
  itemNotes: readonly { readonly item: AttachmentItem; readonly notes: ItemNotes }[],
): ReadonlyMap<string, Attachment> {
  const found = new Map<string, Attachment>();
  const listImportedIds = () => itemNotes.filter(({ item }) => item.surface === 'imported').map(({ item }) => item.id);
  for (const id of attachmentIds ?? listImportedIds()) found.set(id, { kind: 'loose' });
  if (authorisationItem !== null) found.set(authorisationItem, { kind: 'authorisation' });
  const add = (step: Step, item: string | null) => {
    for (const id of step.receipts) found.set(id, { kind: 'step', step, item });
  };
  for (const step of steps) add(step, null);
  for (const { item, notes } of itemNotes) for (const step of notes.reports) add(step, item.id);
  return found;
}
