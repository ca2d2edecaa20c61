import { listOf, literal, longText, objectOf, parseOrNull, textUpTo } from '../shared/parsers.ts';
import type { CaseDocument } from './documentStore.ts';

/** What was being typed in a form: its fields' names, ours, with the person's words; empty once saved or put aside. */
const draftParser = objectOf({
  schema: literal('recueil/draft/1'),
  fields: listOf(objectOf({ name: textUpTo(100), value: longText }), 200),
});
export type Draft = NonNullable<ReturnType<typeof draftParser>>['value'];

const EMPTY_DRAFT: Draft = { schema: 'recueil/draft/1', fields: [] };

/** `form`: which form of a case (`diary`), or of an item (`<itemId>/notes`): an item's drafts are erased with it. */
export const draftDocument = (form: string): CaseDocument<Draft> => ({
  name: `drafts/${form}`,
  empty: EMPTY_DRAFT,
  parse: parseOrNull(draftParser),
});
