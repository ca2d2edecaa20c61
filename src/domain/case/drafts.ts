import { DRAFTS_PREFIX, SCHEMA } from '../formatNames.ts';
import { listOf, literal, longText, objectOf, parseOrNull, textUpTo } from '../shared/parsers.ts';
import type { CaseDocument } from './documentStore.ts';

/** Unsaved input of a form: field names with the person's text. Empty once the form is saved or dismissed. */
const draftParser = objectOf({
  schema: literal(SCHEMA.draft),
  fields: listOf(objectOf({ name: textUpTo(100), value: longText }), 200),
});
export type Draft = NonNullable<ReturnType<typeof draftParser>>['value'];

const EMPTY_DRAFT: Draft = { schema: SCHEMA.draft, fields: [] };

/** `form`: a form of a case (`diary`), or of an item (`<itemId>/notes`). An item's drafts are erased with it. */
export const draftDocument = (form: string): CaseDocument<Draft> => ({
  name: `${DRAFTS_PREFIX}${form}`,
  empty: EMPTY_DRAFT,
  parse: parseOrNull(draftParser),
});
