import { VISIBILITIES } from './reading.ts';
import {
  day,
  exactly,
  flag,
  instant,
  line,
  listOf,
  oneOf,
  orNull,
  type Parser,
  prose,
  record,
  type Shaped,
  text,
  unwrap,
  uuid,
  whole,
} from './shape.ts';
import type { Sheet } from './sheets.ts';

/**
 * `recueil/notes/1`: what the person states of one item, later. Never mixed with what was observed: the seal does not
 * cover it, and each statement carries its own date.
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

/** As the person feels it: 3 is the gravest. « Les trois plus graves » are taken from the highest, then the newest. */
export const SERIOUSNESS = [1, 2, 3] as const;

/** What was found at the item's address, by the person's own eyes. */
export const ONLINE_RESULTS = ['present', 'changed', 'deleted', 'account-gone', 'login-wall'] as const;
export type OnlineResult = (typeof ONLINE_RESULTS)[number];

export const STEP_KINDS = [
  'platform',
  'pharos',
  '3018',
  'complaint',
  'commissaire',
  'avocat',
  'insurer',
  'school',
  'association',
  'health',
  'other',
] as const;

type StepKind = (typeof STEP_KINDS)[number];

/** What an officer must know was done; the others tell of health, of counsel, or of whom the person confided in. */
const OPEN_KINDS: ReadonlySet<StepKind> = new Set(['platform', 'pharos', '3018', 'complaint', 'commissaire']);

/** The démarches that go in a dossier, of those that were ticked. */
export function handedSteps<T extends Pick<Step, 'kind'>>(
  steps: readonly T[],
  ticked: ReadonlySet<string>,
): readonly T[] {
  return steps.filter(({ kind }) => ticked.has(OPEN_KINDS.has(kind) ? 'steps' : 'privateSteps'));
}

const stated = <T>(value: Parser<T>) => orNull(record({ value, at: instant }));

/** Something done about it: where, when, under which reference, what was answered, what comes next. */
export const stepShape = record({
  id: uuid,
  /** When it was written down here. */
  at: instant,
  kind: oneOf(STEP_KINDS),
  /** The platform, the commissariat, the person met. */
  where: line,
  /** The day it was done. */
  date: orNull(day),
  reference: line,
  answer: prose,
  next: line,
  nextDate: orNull(day),
  /** Ids of items it is about, and of imported receipts. */
  items: listOf(uuid),
  receipts: listOf(uuid),
});

export type Step = Shaped<typeof stepShape>;

const notesShape = record({
  schema: exactly('recueil/notes/1'),
  categories: stated(listOf(oneOf(CATEGORIES))),
  seriousness: stated(oneOf(SERIOUSNESS)),
  visibility: stated(oneOf(VISIBILITIES)),
  references: listOf(record({ at: instant, text: line })),
  /** « traduction de la personne, non assermentée » */
  translation: orNull(record({ at: instant, text: prose, from: line, by: line })),
  online: listOf(
    record({
      at: instant,
      address: text(20_000),
      result: oneOf(ONLINE_RESULTS),
      /** The capture made on that occasion. */
      item: orNull(uuid),
    }),
  ),
  reports: listOf(stepShape),
  intimate: stated(flag),
  /** A person under 18 is, or may be, in the image. */
  minor: stated(flag),
  /** Rectangles in device pixels of one of the item's images; only copies are ever changed. */
  redactions: listOf(
    record({
      at: instant,
      file: line,
      way: oneOf(['mask', 'blur']),
      x: whole,
      y: whole,
      width: whole,
      height: whole,
    }),
  ),
  note: stated(prose),
});
export type ItemNotes = Shaped<typeof notesShape>;

export const NO_NOTES: ItemNotes = {
  schema: 'recueil/notes/1',
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
};

/** Until it is known not to be, an image counts as intimate. */
export const mayBeIntimate = (notes: ItemNotes | null): boolean =>
  notes === null || isIntimate(notes) || notes.minor?.value === true;

export const NOTES_PREFIX = 'notes/';

export const notesSheet = (itemId: string): Sheet<ItemNotes> => ({
  name: `${NOTES_PREFIX}${itemId}`,
  empty: NO_NOTES,
  parse: unwrap(notesShape),
});

/** Said so, or named « Image intime »: its pictures go apart, and are shown only at a second press. */
export function isIntimate(notes: Partial<Pick<ItemNotes, 'intimate' | 'categories'>>): boolean {
  return notes.intimate?.value === true || notes.categories?.value.includes('intimate-image') === true;
}

/** What the person ticked before an export; nothing of it is handed over otherwise. */
export interface TickedNotes {
  readonly translations: boolean;
  /** `steps`, `privateSteps`. */
  readonly reports: ReadonlySet<string>;
  readonly notes: boolean;
}

export const NOTHING_TICKED: TickedNotes = { translations: false, reports: new Set(), notes: false };

/** What was done. What comes next, by which day, and papers that may not be joined are the person's own. */
type HandedStep = Omit<Step, 'next' | 'nextDate' | 'items' | 'receipts'>;

/** `notes/P0001.json` of a dossier: an accused person may read it, so it holds what is meant for that and no more. */
export type HandedNotes = Pick<ItemNotes, 'schema'> &
  Partial<Pick<ItemNotes, (typeof PLAIN)[number] | 'translation' | 'note'>> & {
    readonly item: string;
    readonly reports?: readonly HandedStep[];
  };

const PLAIN = [
  'categories',
  'seriousness',
  'visibility',
  'references',
  'online',
  'intimate',
  'minor',
] as const;

/** Null when there is nothing to hand over of this item. */
export function handedNotes(item: string, notes: ItemNotes, ticked: TickedNotes): HandedNotes | null {
  const keys = [
    ...PLAIN,
    ...(ticked.translations ? (['translation'] as const) : []),
    'reports' as const,
    ...(ticked.notes ? (['note'] as const) : []),
  ];
  const handed = { ...notes, reports: handedSteps(notes.reports, ticked.reports).map(handedStep) };
  const told = keys.flatMap((key) => (isEmpty(handed[key]) ? [] : [[key, handed[key]] as const]));
  return told.length === 0 ? null : { schema: notes.schema, item, ...Object.fromEntries(told) };
}

const handedStep = ({ id, at, kind, where, date, reference, answer }: Step): HandedStep => ({
  id,
  at,
  kind,
  where,
  date,
  reference,
  answer,
});

const isEmpty = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);
