import * as v from 'valibot';
import { PURPOSES } from '../export/dossierOptions.ts';
import { DOCUMENT, DRAFTS_PREFIX, SCHEMA } from '../formatNames.ts';
import type { ItemSummary } from '../item/itemIndex.ts';
import type { ItemNotes } from '../item/itemNotes.ts';
import { KINDS } from '../item/kind.ts';
import { type Step, stepSchema } from '../item/step.ts';
import { DAY_MS } from '../shared/localDates.ts';
import {
  countSchema,
  daySchema,
  instantSchema,
  listOf,
  longTextSchema,
  objectOf,
  parseOrNull,
  shortTextSchema,
  storedIdSchema,
  textUpTo,
} from '../shared/schemas.ts';
import type { CaseDocument } from './case.ts';

/** What the person states about a whole case, one document a subject. Private unless an export includes it. */

type DocumentOf<D> = D extends CaseDocument<infer Value> ? Value : never;
type ValueOf<Entries extends v.ObjectEntries> = Readonly<v.InferOutput<v.ObjectSchema<Entries, undefined>>>;
type Stored<Name extends keyof typeof SCHEMA, Entries extends v.ObjectEntries> = ValueOf<Entries> & {
  readonly schema: (typeof SCHEMA)[Name];
};

/** `entries` beside its `schema`; `empty`: what it holds until it is written. */
function defineDocument<const Name extends keyof typeof DOCUMENT, const Entries extends v.ObjectEntries>(
  name: Name,
  entries: Entries,
  empty: ValueOf<Entries>,
): CaseDocument<Stored<Name, Entries>> {
  const schema = objectOf({ ...entries, schema: v.literal(SCHEMA[name]) });
  const parse = parseOrNull(schema as unknown as v.GenericSchema<unknown, Stored<Name, Entries>>);
  return { name: DOCUMENT[name], empty: { schema: SCHEMA[name], ...empty }, parse };
}

/** The case's name: private, never part of a dossier's file name. `practice`: a case of invented posts. */
export const caseNameDocument = defineDocument(
  'case',
  { name: shortTextSchema, practice: v.boolean() },
  { name: '', practice: false },
);

export const OPERATOR_ROLES = ['self', 'parent', 'relative', 'professional'] as const;

/** Who captures, and for whom. Every later item seals it, so it holds only what the person chose to state. */
export const operatorDocument = defineDocument(
  'operator',
  {
    role: v.nullable(v.picklist(OPERATOR_ROLES)),
    name: shortTextSchema,
    forWhom: shortTextSchema,
    since: v.nullable(daySchema),
    /** `signed`: a signed form exists; `oral`: the person concerned agreed verbally. */
    authorisation: v.nullable(v.picklist(['signed', 'oral', 'none'])),
    /** Id of the item that holds the form's scan. */
    authorisationItem: v.nullable(storedIdSchema),
  },
  { role: null, name: '', forWhom: '', since: null, authorisation: null, authorisationItem: null },
);
export type OperatorDetails = DocumentOf<typeof operatorDocument>;

/** Who hands the dossier over. Every field may be empty. */
export const requesterDocument = defineDocument(
  'requester',
  { name: shortTextSchema, birth: shortTextSchema, contact: shortTextSchema, address: shortTextSchema },
  { name: '', birth: '', contact: '', address: '' },
);
export type Requester = DocumentOf<typeof requesterDocument>;

/** The récit: what happened, in the person's own words. */
export const narrativeDocument = defineDocument(
  'narrative',
  { text: longTextSchema, changedAt: v.nullable(instantSchema) },
  { text: '', changedAt: null },
);
export type Narrative = DocumentOf<typeof narrativeDocument>;

/** Effects on the person's life, day by day. */
const diaryEntry = objectOf({ id: storedIdSchema, at: instantSchema, date: daySchema, text: longTextSchema });
export const diaryDocument = defineDocument('diary', { entries: listOf(diaryEntry) }, { entries: [] });

const witness = objectOf({
  id: storedIdSchema,
  at: instantSchema,
  name: shortTextSchema,
  contact: shortTextSchema,
  saw: longTextSchema,
  items: listOf(storedIdSchema),
});
export const witnessesDocument = defineDocument('witnesses', { witnesses: listOf(witness) }, { witnesses: [] });

/** Accounts that the person believes to be of one individual, by `SeenAccount.key`, and why. Never handed over. */
const person = objectOf({
  id: storedIdSchema,
  at: instantSchema,
  name: shortTextSchema,
  reason: longTextSchema,
  accounts: listOf(textUpTo(1000)),
});
export const personsDocument = defineDocument('persons', { persons: listOf(person) }, { persons: [] });
export type Persons = DocumentOf<typeof personsDocument>;

/** Démarches of the whole case. */
export const stepsDocument = defineDocument('steps', { steps: listOf(stepSchema) }, { steps: [] });

/** Ids of all items ever attached: one stays when its démarche is removed, or the documents are damaged. */
export const attachmentsDocument = defineDocument('attachments', { items: listOf(storedIdSchema) }, { items: [] });

/** A dossier handed over: to whom and when. Never exported. */
const delivery = objectOf({
  id: storedIdSchema,
  at: instantSchema,
  fileName: shortTextSchema,
  manifest: textUpTo(64),
  forWhom: shortTextSchema,
  date: v.nullable(daySchema),
  /** The recipient that it was made for; null: none. */
  purpose: v.nullable(v.picklist(PURPOSES)),
  /** Whether saving the file began: no page learns how a download ends. */
  saved: v.boolean(),
});
export const deliveriesDocument = defineDocument('deliveries', { deliveries: listOf(delivery) }, { deliveries: [] });
export type Deliveries = DocumentOf<typeof deliveriesDocument>;

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

type AttachmentItem = Pick<ItemSummary, 'id' | 'kind'>;

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
  const isFile = ({ kind }: AttachmentItem) => kind !== null && KINDS[kind].date === 'file';
  const listImportedIds = () => itemNotes.flatMap(({ item }) => (isFile(item) ? item.id : []));
  for (const id of attachmentIds ?? listImportedIds()) found.set(id, { kind: 'loose' });
  if (authorisationItem !== null) found.set(authorisationItem, { kind: 'authorisation' });
  const add = (step: Step, item: string | null) => {
    for (const id of step.receipts) found.set(id, { kind: 'step', step, item });
  };
  for (const step of steps) add(step, null);
  for (const { item, notes } of itemNotes) for (const step of notes.reports) add(step, item.id);
  return found;
}

/** Files of an import in progress: written before the first is sealed, so that an interrupted one can be reported. */
const batch = objectOf({
  at: instantSchema,
  /** `id` becomes the item's id once the file is sealed. */
  files: listOf(objectOf({ id: storedIdSchema, name: textUpTo(1000) })),
});
export const importsDocument = defineDocument('imports', { batches: listOf(batch) }, { batches: [] });

/** Answer to the question about prohibited images, asked once for each case; null until answered. */
const imageQuestionSchema = objectOf({ schema: v.literal(SCHEMA.imageQuestion), answeredAt: instantSchema });

export const imageQuestionDocument: CaseDocument<v.InferOutput<typeof imageQuestionSchema> | null> = {
  name: DOCUMENT.imageQuestion,
  empty: null,
  parse: parseOrNull(imageQuestionSchema),
};

/** When this case was last exported or backed up as a whole. Private, never in a dossier. */
const lastBackupSchema = objectOf({
  schema: v.literal(SCHEMA.lastBackup),
  at: instantSchema,
  items: countSchema,
  /** The last backup, which holds the first `items` items: a later dossier may leave some out. Absent: none. */
  backup: v.exactOptional(objectOf({ at: instantSchema, items: countSchema })),
});
export type LastBackup = v.InferOutput<typeof lastBackupSchema>;

export const lastBackupDocument: CaseDocument<LastBackup | null> = {
  name: DOCUMENT.lastBackup,
  empty: null,
  parse: parseOrNull(lastBackupSchema),
};

const MANY_ITEMS = 10;
const LONG_WITHOUT_BACKUP_MS = 7 * DAY_MS;

/** Returns the number of stored items without a backup; 0 while no reminder is due. */
export function countItemsToBackUp(
  last: LastBackup | null,
  withoutBackup: number,
  firstAt: string | null,
  now: Date,
): number {
  const since = last?.at ?? firstAt;
  // A date far in the future is that of a clock that was wrong: it would silence the reminder until then.
  const isOverdue = since !== null && Math.abs(now.getTime() - Date.parse(since)) > LONG_WITHOUT_BACKUP_MS;
  return withoutBackup >= MANY_ITEMS || (withoutBackup > 0 && isOverdue) ? withoutBackup : 0;
}

/** Unsaved input of a form: field names with the person's text. Empty once the form is saved or dismissed. */
const draftSchema = objectOf({
  schema: v.literal(SCHEMA.draft),
  fields: listOf(objectOf({ name: textUpTo(100), value: longTextSchema }), 200),
});
export type Draft = v.InferOutput<typeof draftSchema>;

/** `form`: a form of a case (`diary`), or of an item (`<itemId>/notes`). An item's drafts are erased with it. */
export const draftDocument = (form: string): CaseDocument<Draft> => ({
  name: `${DRAFTS_PREFIX}${form}`,
  empty: { schema: SCHEMA.draft, fields: [] },
  parse: parseOrNull(draftSchema),
});
