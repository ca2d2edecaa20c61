import type { CaseDocument } from '../case/documentStore.ts';
import { instant, listOf, literal, objectOf, parseOrNull, textUpTo, uuid } from '../shared/parsers.ts';

/** What an import has undertaken: written before its first file, so that a page that dies can tell what is left. */
const importsParser = objectOf({
  schema: literal('recueil/imports/1'),
  batches: listOf(
    objectOf({
      at: instant,
      /** Each file's id is its item's, once it is sealed. */
      files: listOf(objectOf({ id: uuid, name: textUpTo(1000) })),
    }),
  ),
});
export type StartedImports = NonNullable<ReturnType<typeof importsParser>>['value'];

export const importsDocument: CaseDocument<StartedImports> = {
  name: 'imports',
  empty: { schema: 'recueil/imports/1', batches: [] },
  parse: parseOrNull(importsParser),
};

/** The question on images that must not be kept, asked once a case; null while it was not answered. */
const imageQuestionParser = objectOf({ schema: literal('recueil/image-question/1'), answeredAt: instant });

export const imageQuestionDocument: CaseDocument<{
  readonly schema: 'recueil/image-question/1';
  readonly answeredAt: string;
} | null> = { name: 'image-question', empty: null, parse: parseOrNull(imageQuestionParser) };
