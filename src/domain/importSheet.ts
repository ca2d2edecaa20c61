import { exactly, instant, listOf, record, text, unwrap, uuid } from './shape.ts';
import type { Sheet } from './sheets.ts';

/** What an import has undertaken: written before its first file, so that a page that dies can tell what is left. */
const importsShape = record({
  schema: exactly('recueil/imports/1'),
  batches: listOf(
    record({
      at: instant,
      /** Each file's id is its item's, once it is sealed. */
      files: listOf(record({ id: uuid, name: text(1000) })),
    }),
  ),
});
export type ImportsSheet = NonNullable<ReturnType<typeof importsShape>>['value'];

export const importsSheet: Sheet<ImportsSheet> = {
  name: 'imports',
  empty: { schema: 'recueil/imports/1', batches: [] },
  parse: unwrap(importsShape),
};

/** The question on images that must not be kept, asked once a case; null while it was not answered. */
const imageQuestionShape = record({ schema: exactly('recueil/image-question/1'), answeredAt: instant });

export const imageQuestionSheet: Sheet<{
  readonly schema: 'recueil/image-question/1';
  readonly answeredAt: string;
} | null> = { name: 'image-question', empty: null, parse: unwrap(imageQuestionShape) };
