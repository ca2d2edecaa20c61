import { DOCUMENT, DRAFTS_PREFIX, SCHEMA } from '../formatNames.ts';
import type { ItemSummary } from '../item/itemIndex.ts';
import { type ItemNotes, type Step, stepParser } from '../item/itemNotes.ts';
import {
  bool,
  day,
  instant,
  listOf,
  literal,
  longText,
  objectOf,
  oneOf,
  orNull,
  type Parsed,
  type Parser,
  parseOrNull,
  shortText,
  textUpTo,
  uuid,
  wholeNumber,
} from '../shared/schemas.ts';
import type { CaseDocument } from './case.ts';

/**
 * What the person states about a whole case: one document for each subject. All are private unless an export includes
 * them.
 */

function defineDocument<T>(name: string, parser: Parser<T>, empty: T): CaseDocument<T> {
  return { name, empty, parse: parseOrNull(parser) };
}

/** The case's name: private, never part of a dossier's file name. `practice`: a case of invented posts. */
const caseNameParser = objectOf({ schema: literal(SCHEMA.caseName), name: shortText, practice: bool });
type CaseName = Parsed<typeof caseNameParser>;
export const caseNameDocument = defineDocument<CaseName>(DOCUMENT.caseName, caseNameParser, {
  schema: SCHEMA.caseName,
  name: '',
  practice: false,
});

export const OPERATOR_ROLES = ['self', 'parent', 'relative', 'professional'] as const;

/** Who captures, and for whom. Every later item seals it, so it holds only what the person chose to state. */
const operatorParser = objectOf({
  schema: literal(SCHEMA.operator),
  role: orNull(oneOf(OPERATOR_ROLES)),
  name: shortText,
  forWhom: shortText,
  since: orNull(day),
  /** `signed`: a signed form exists; `oral`: the person concerned agreed verbally. */
  authorisation: orNull(oneOf(['signed', 'oral', 'none'])),
  /** Id of the item that holds the form's scan. */
  authorisationItem: orNull(uuid),
});
export type OperatorDetails = Parsed<typeof operatorParser>;
export const operatorDocument = defineDocument<OperatorDetails>(DOCUMENT.operator, operatorParser, {
  schema: SCHEMA.operator,
  role: null,
  name: '',
  forWhom: '',
  since: null,
  authorisation: null,
  authorisationItem: null,
});

/** Who hands the dossier over. Every field may be empty. */
const requesterParser = objectOf({
  schema: literal(SCHEMA.requester),
  name: shortText,
  birth: shortText,
  contact: shortText,
  address: shortText,
});
export type Requester = Parsed<typeof requesterParser>;
export const requesterDocument = defineDocument<Requester>(DOCUMENT.requester, requesterParser, {
  schema: SCHEMA.requester,
  name: '',
  birth: '',
  contact: '',
  address: '',
});

/** The récit: what happened, in the person's own words. */
const narrativeParser = objectOf({
  schema: literal(SCHEMA.narrative),
  text: longText,
  changedAt: orNull(instant),
});
export type Narrative = Parsed<typeof narrativeParser>;
export const narrativeDocument = defineDocument<Narrative>(DOCUMENT.narrative, narrativeParser, {
  schema: SCHEMA.narrative,
  text: '',
  changedAt: null,
});

/** Effects on the person's life, day by day. */
const diaryParser = objectOf({
  schema: literal(SCHEMA.diary),
  entries: listOf(objectOf({ id: uuid, at: instant, date: day, text: longText })),
});
type Diary = Parsed<typeof diaryParser>;
export const diaryDocument = defineDocument<Diary>(DOCUMENT.diary, diaryParser, {
  schema: SCHEMA.diary,
  entries: [],
});

const witnessesParser = objectOf({
  schema: literal(SCHEMA.witnesses),
  witnesses: listOf(
    objectOf({
      id: uuid,
      at: instant,
      name: shortText,
      contact: shortText,
      saw: longText,
      items: listOf(uuid),
    }),
  ),
});
type Witnesses = Parsed<typeof witnessesParser>;
export const witnessesDocument = defineDocument<Witnesses>(DOCUMENT.witnesses, witnessesParser, {
  schema: SCHEMA.witnesses,
  witnesses: [],
});

/**
 * Accounts that the person believes to belong to one individual, with the reason. Never handed over. Each account is
 * identified by `SeenAccount.key`.
 */
const personsParser = objectOf({
  schema: literal(SCHEMA.persons),
  persons: listOf(
    objectOf({ id: uuid, at: instant, name: shortText, reason: longText, accounts: listOf(textUpTo(1000)) }),
  ),
});
export type Persons = Parsed<typeof personsParser>;
export const personsDocument = defineDocument<Persons>(DOCUMENT.persons, personsParser, {
  schema: SCHEMA.persons,
  persons: [],
});

/** Démarches of the whole case. */
const stepsParser = objectOf({ schema: literal(SCHEMA.steps), steps: listOf(stepParser) });
type Steps = Parsed<typeof stepsParser>;
export const stepsDocument = defineDocument<Steps>(DOCUMENT.steps, stepsParser, {
  schema: SCHEMA.steps,
  steps: [],
});

/**
 * Ids of all items ever imported or declared as documents. An item stays listed when its démarche is removed, when it
 * is erased, and when the documents that refer to it are damaged.
 */
const attachmentsParser = objectOf({ schema: literal(SCHEMA.attachments), items: listOf(uuid) });
export const attachmentsDocument = defineDocument<Parsed<typeof attachmentsParser>>(
  DOCUMENT.attachments,
  attachmentsParser,
  {
    schema: SCHEMA.attachments,
    items: [],
  },
);

/** Dossiers handed over: to whom and when. Never exported. */
const deliveriesParser = objectOf({
  schema: literal(SCHEMA.deliveries),
  handovers: listOf(
    objectOf({
      id: uuid,
      at: instant,
      fileName: shortText,
      manifest: textUpTo(64),
      forWhom: shortText,
      date: orNull(day),
    }),
  ),
});
type Deliveries = Parsed<typeof deliveriesParser>;
export const deliveriesDocument = defineDocument<Deliveries>(DOCUMENT.deliveries, deliveriesParser, {
  schema: SCHEMA.deliveries,
  handovers: [],
});

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
type StartedImports = NonNullable<ReturnType<typeof importsParser>>['value'];

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

/** When this case was last exported or backed up as a whole. Private, never in a dossier. */
const lastBackupParser = objectOf({ schema: literal(SCHEMA.lastBackup), at: instant, items: wholeNumber });
type LastBackup = Parsed<typeof lastBackupParser>;

export const lastBackupDocument: CaseDocument<LastBackup | null> = {
  name: DOCUMENT.lastBackup,
  empty: null,
  parse: parseOrNull(lastBackupParser),
};

const MANY_ITEMS = 10;
const LONG_WITHOUT_BACKUP_MS = 7 * 24 * 3600 * 1000;

/** Returns the number of items without a backup; 0 while no reminder is due. */
export function countItemsToBackUp(last: LastBackup | null, items: number, firstAt: string | null, now: Date): number {
  const withoutBackup = items - (last?.items ?? 0);
  const since = last?.at ?? firstAt;
  const isOverdue = since !== null && now.getTime() - Date.parse(since) > LONG_WITHOUT_BACKUP_MS;
  return withoutBackup >= MANY_ITEMS || (withoutBackup > 0 && isOverdue) ? withoutBackup : 0;
}

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
