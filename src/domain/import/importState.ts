import type { CaseDocument } from '../case/documentStore.ts';
import { DOCUMENT, SCHEMA } from '../formatNames.ts';
import { instant, listOf, literal, objectOf, parseOrNull, textUpTo, uuid } from '../shared/parsers.ts';

/**
 * Files of the imports in progress. Written before the first file is sealed, so that an interrupted import can be
 * reported.
 */
const importsParser = objectOf({
  schema: literal(SCHEMA.imports),
  batches: listOf(
    objectOf({
      at: instant,
      /** `id` becomes the item's id once the file is sealed. */
      files: listOf(objectOf({ id: uuid, name: textUpTo(1000) })),
    }),
  ),
});
export type StartedImports = NonNullable<ReturnType<typeof importsParser>>['value'];

export const importsDocument: CaseDocument<StartedImports> = {
  name: DOCUMENT.imports,
  empty: { schema: SCHEMA.imports, batches: [] },
  parse: parseOrNull(importsParser),
};

/** Answer to the question about prohibited images, asked once for each case; null until answered. */
const imageQuestionParser = objectOf({ schema: literal(SCHEMA.imageQuestion), answeredAt: instant });

export const imageQuestionDocument: CaseDocument<{
  readonly schema: typeof SCHEMA.imageQuestion;
  readonly answeredAt: string;
} | null> = { name: DOCUMENT.imageQuestion, empty: null, parse: parseOrNull(imageQuestionParser) };
