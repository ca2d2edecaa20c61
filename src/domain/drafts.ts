import { exactly, listOf, prose, record, text, unwrap } from './shape.ts';
import type { Sheet } from './sheets.ts';

/** What was being typed in a form: its fields' names, ours, with the person's words; empty once saved or put aside. */
const draftShape = record({
  schema: exactly('recueil/draft/1'),
  fields: listOf(record({ name: text(100), value: prose }), 200),
});
export type Draft = NonNullable<ReturnType<typeof draftShape>>['value'];

const NO_DRAFT: Draft = { schema: 'recueil/draft/1', fields: [] };

/** `form`: which form of a case (`diary`), or of an item (`<itemId>/notes`): an item's drafts are erased with it. */
export const draftSheet = (form: string): Sheet<Draft> => ({
  name: `drafts/${form}`,
  empty: NO_DRAFT,
  parse: unwrap(draftShape),
});
