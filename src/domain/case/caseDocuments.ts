import { DOCUMENT, SCHEMA } from '../formatNames.ts';
import { stepParser } from '../item/notes.ts';
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
} from '../shared/parsers.ts';
import type { CaseDocument } from './documentStore.ts';

/**
 * What the person states about a whole case: one document for each subject. All are private unless an export includes
 * them.
 */

function defineDocument<T>(name: string, parser: Parser<T>, empty: T): CaseDocument<T> {
  return { name, empty, parse: parseOrNull(parser) };
}

/** The case's name: private, never part of a dossier's file name. `practice`: a case of invented posts. */
const caseNameParser = objectOf({ schema: literal(SCHEMA.caseName), name: shortText, practice: bool });
export type CaseName = Parsed<typeof caseNameParser>;
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
export type Diary = Parsed<typeof diaryParser>;
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
export type Witnesses = Parsed<typeof witnessesParser>;
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
export type Steps = Parsed<typeof stepsParser>;
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
export type Deliveries = Parsed<typeof deliveriesParser>;
export const deliveriesDocument = defineDocument<Deliveries>(DOCUMENT.deliveries, deliveriesParser, {
  schema: SCHEMA.deliveries,
  handovers: [],
});
