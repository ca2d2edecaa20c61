import type { OperatorDetails } from '../case/caseDocuments.ts';
import type { ItemSummary } from './itemSummary.ts';
import type { ItemNotes, Step } from './notes.ts';

/** What an imported document belongs to: a démarche of the case (`item` null) or of one item, or the signed authorisation. */
export type AttachmentTarget =
  | { readonly kind: 'step'; readonly step: string; readonly item: string | null }
  | { readonly kind: 'authorisation' };

export type Attachment =
  | { readonly kind: 'step'; readonly step: Step; readonly item: string | null }
  | { readonly kind: 'authorisation' }
  /** What it belonged to is not there any more, or cannot be read. */
  | { readonly kind: 'loose' };

type AttachmentItem = Pick<ItemSummary, 'id' | 'surface'>;

/**
 * A document's item id → what it belongs to: in no dossier unless it is ticked. `kept`: ids that are documents whatever
 * they belong to; null when that cannot be read, and then every imported file is taken for one.
 */
export function resolveAttachments(
  attachmentIds: readonly string[] | null,
  steps: readonly Step[],
  { authorisationItem }: Pick<OperatorDetails, 'authorisationItem'>,
  itemNotes: readonly { readonly item: AttachmentItem; readonly notes: ItemNotes }[],
): ReadonlyMap<string, Attachment> {
  const found = new Map<string, Attachment>();
  const listImportedIds = () =>
    itemNotes.filter(({ item }) => item.surface === 'imported').map(({ item }) => item.id);
  for (const id of attachmentIds ?? listImportedIds()) found.set(id, { kind: 'loose' });
  if (authorisationItem !== null) found.set(authorisationItem, { kind: 'authorisation' });
  const add = (step: Step, item: string | null) => {
    for (const id of step.receipts) found.set(id, { kind: 'step', step, item });
  };
  for (const step of steps) add(step, null);
  for (const { item, notes } of itemNotes) for (const step of notes.reports) add(step, item.id);
  return found;
}
