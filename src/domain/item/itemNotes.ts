import * as v from 'valibot';
import { PRECISIONS, VISIBILITIES } from '../capture/extraction.ts';
import type { CaseDocument } from '../case/case.ts';
import { NOTES_PREFIX, SCHEMA } from '../formatNames.ts';
import {
  countSchema,
  instantSchema,
  listOf,
  longTextSchema,
  objectOf,
  parseOrNull,
  shortTextSchema,
  storedIdSchema,
  textUpTo,
} from '../shared/schemas.ts';
import { OFFERED_DATE_SOURCES } from './importedFiles.ts';
import { ONLINE_RESULTS } from './itemIndex.ts';
import { type Step, selectExportedSteps, stepSchema } from './step.ts';

/**
 * `recueil/notes/1`: what the person states about one item later. It is separate from what was observed: the seal
 * does not cover it, and each statement has its own date.
 */
export const CATEGORIES = [
  'insult',
  'accusation',
  'threat',
  'hate',
  'sexual',
  'intimate-image',
  'private-life',
  'impersonation',
  'blackmail',
  'incitement',
  'insistence',
  'other',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** The person's own rating; 3 is the gravest. The gravest have the highest rating given. */
export const SERIOUSNESS = [1, 2, 3] as const;

/**
 * What every dossier writes of them, ticked for it or not: a first page without threats would say that there were none.
 * The forms where the person says it read these lists.
 */
export const ALWAYS_WRITTEN = { categories: ['threat'], seriousness: [2, 3] } as const;

/**
 * What the person says of an account, or of one post that differs from its account: they report it, it is theirs, or it
 * has nothing to do with the facts.
 */
export const MARKS = ['reported', 'own', 'unrelated'] as const;
export type Mark = (typeof MARKS)[number];

// @__NO_SIDE_EFFECTS__
function datedStatement<S extends v.GenericSchema>(value: S) {
  return v.nullable(objectOf({ value, at: instantSchema }));
}

/** A date cut at its precision: `2025`, `2025-10-23`, `2025-10-23T16Z`, or an instant. */
const postingDateSchema = v.pipe(
  v.string(),
  v.regex(/^\d{4}(?:-\d\d(?:-\d\d(?:T\d\d(?::\d\d(?::\d\d(?:\.\d{3})?)?)?Z)?)?)?$/),
);

const notesSchema = objectOf({
  schema: v.literal(SCHEMA.notes),
  categories: datedStatement(listOf(v.picklist(CATEGORIES))),
  seriousness: datedStatement(v.picklist(SERIOUSNESS)),
  visibility: datedStatement(v.picklist(VISIBILITIES)),
  references: listOf(objectOf({ at: instantSchema, text: shortTextSchema })),
  /** « traduction de la personne, non assermentée » */
  translation: v.nullable(
    objectOf({ at: instantSchema, text: longTextSchema, from: shortTextSchema, by: shortTextSchema }),
  ),
  online: listOf(
    objectOf({
      at: instantSchema,
      address: textUpTo(20_000),
      result: v.picklist(ONLINE_RESULTS),
      /** Id of the item captured at that check. */
      item: v.nullable(storedIdSchema),
    }),
  ),
  reports: listOf(stepSchema),
  intimate: datedStatement(v.boolean()),
  /** A person under 18 is, or may be, in the image. */
  minor: datedStatement(v.boolean()),
  /** Rectangles in device pixels of one of the item's images. Only copies are modified. */
  redactions: listOf(
    objectOf({
      at: instantSchema,
      file: shortTextSchema,
      way: v.picklist(['mask', 'blur']),
      x: countSchema,
      y: countSchema,
      width: countSchema,
      height: countSchema,
    }),
  ),
  note: datedStatement(longTextSchema),
  /**
   * Dates of an imported publication, the last one counts: a date of the file that the person took over (`source` says
   * which), or their own. `iso` null: they withdrew it.
   */
  posted: v.optional(
    listOf(
      objectOf({
        at: instantSchema,
        // `modified` is no longer offered: stored notes may have it (statedDate.ts).
        source: v.picklist(['person', ...OFFERED_DATE_SOURCES, 'modified']),
        raw: shortTextSchema,
        iso: v.nullable(postingDateSchema),
        precision: v.nullable(v.picklist(PRECISIONS)),
      }),
    ),
    [],
  ),
  /** The person wants somebody else to read the item for them. Never handed over. */
  toReadByOther: v.optional(datedStatement(v.boolean()), null),
  /** Replaces the mark of the item's account (accountMarks.ts). Never handed over. */
  mark: v.optional(datedStatement(v.picklist(MARKS)), null),
});
export type ItemNotes = v.InferOutput<typeof notesSchema>;

export const NO_NOTES: ItemNotes = {
  schema: SCHEMA.notes,
  categories: null,
  seriousness: null,
  visibility: null,
  references: [],
  translation: null,
  online: [],
  reports: [],
  intimate: null,
  minor: null,
  redactions: [],
  note: null,
  posted: [],
  toReadByOther: null,
  mark: null,
};

/** An image counts as intimate until the notes are known. */
export const mayBeIntimate = (notes: ItemNotes | null): boolean =>
  notes === null || isIntimate(notes) || notes.minor?.value === true;

export const notesDocument = (itemId: string): CaseDocument<ItemNotes> => ({
  name: `${NOTES_PREFIX}${itemId}`,
  empty: NO_NOTES,
  parse: parseOrNull(notesSchema),
});

/**
 * Whether the item is marked intimate, or categorised as « Image intime »: its images are stored apart in a dossier,
 * and shown only on request.
 */
export function isIntimate(notes: Partial<Pick<ItemNotes, 'intimate' | 'categories'>>): boolean {
  return notes.intimate?.value === true || notes.categories?.value.includes('intimate-image') === true;
}

/** What the person selected before an export; nothing else of the notes is handed over. */
export interface NotesSelection {
  readonly translations: boolean;
  /** Selected parts: `steps`, `privateSteps`. */
  readonly reports: ReadonlySet<string>;
  readonly notes: boolean;
  /**
   * Categories, and the seriousness as it was noted. « Insultes » would plead for the press law alone, « pénible » for
   * a minor matter. `ALWAYS_WRITTEN` is printed in any case.
   */
  readonly ratings: boolean;
}

export const NO_NOTES_SELECTED: NotesSelection = {
  translations: false,
  reports: new Set(),
  notes: false,
  ratings: false,
};

/** What the person marked, to tell publications from context and to choose the gravest. */
export interface ItemRating {
  readonly seriousness: (typeof SERIOUSNESS)[number] | null;
  /** For the order of identification and the letters: documents print those of the notes. */
  readonly categories?: readonly Category[];
}

/** Returns null when the person gave neither a category nor a seriousness. */
export const ratingOf = ({
  categories,
  seriousness,
}: Pick<ItemNotes, 'categories' | 'seriousness'>): ItemRating | null =>
  categories === null && seriousness === null
    ? null
    : { seriousness: seriousness?.value ?? null, categories: categories?.value ?? [] };

/** A past démarche. Investigators, days of answers, next actions and receipts remain private. */
type ExportedStep = Omit<Step, 'investigator' | 'events' | 'next' | 'nextDate' | 'items' | 'receipts'>;

/** `notes/P0001.json` of a dossier. The accused may read it, so it contains nothing private. */
export type ExportedNotes = Pick<ItemNotes, 'schema'> &
  Partial<Pick<ItemNotes, (typeof ALWAYS_EXPORTED)[number] | 'categories' | 'seriousness' | 'translation' | 'note'>> & {
    readonly item: string;
    readonly reports?: readonly ExportedStep[];
  };

const ALWAYS_EXPORTED = ['visibility', 'references', 'online', 'intimate', 'minor', 'posted'] as const;

/** Returns null when the item has nothing to hand over. */
export function buildExportedNotes(item: string, notes: ItemNotes, selection: NotesSelection): ExportedNotes | null {
  const keys = [
    ...ALWAYS_EXPORTED,
    'categories' as const,
    ...(selection.ratings ? (['seriousness'] as const) : []),
    ...(selection.translations ? (['translation'] as const) : []),
    'reports' as const,
    ...(selection.notes ? (['note'] as const) : []),
  ];
  const candidate = {
    ...notes,
    categories: selection.ratings ? notes.categories : selectAlwaysWritten(notes),
    intimate: notes.intimate ?? intimateByCategory(notes),
    reports: selectExportedSteps(notes.reports, selection.reports).map(toExportedStep),
  };
  const entries = keys.flatMap((key) => (isEmpty(candidate[key]) ? [] : [[key, candidate[key]] as const]));
  return entries.length === 0 ? null : { schema: notes.schema, item, ...Object.fromEntries(entries) };
}

function selectAlwaysWritten({ categories }: ItemNotes): ItemNotes['categories'] {
  const value = ALWAYS_WRITTEN.categories.filter((one) => categories?.value.includes(one));
  return categories === null || value.length === 0 ? null : { ...categories, value };
}

/** « Image intime » as a category says the same: readers mask the image, whether categories are handed over or not. */
const intimateByCategory = (notes: ItemNotes): ItemNotes['intimate'] =>
  notes.categories !== null && isIntimate(notes) ? { value: true, at: notes.categories.at } : null;

const toExportedStep = ({ id, at, kind, where, date, reference, answer }: Step): ExportedStep => ({
  id,
  at,
  kind,
  where,
  date,
  reference,
  answer,
});

const isEmpty = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);
