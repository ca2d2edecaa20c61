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

/** What the person states of a whole case: one sheet a subject, all private unless an export says otherwise. */

function defineDocument<T>(name: string, parser: Parser<T>, empty: T): CaseDocument<T> {
  return { name, empty, parse: parseOrNull(parser) };
}

/** The case's own name: private, never in a dossier's file name. `practice`: invented posts, to be thrown away. */
const caseNameParser = objectOf({ schema: literal('recueil/case/1'), name: shortText, practice: bool });
export type CaseName = Parsed<typeof caseNameParser>;
export const caseNameDocument = defineDocument<CaseName>('case', caseNameParser, {
  schema: 'recueil/case/1',
  name: '',
  practice: false,
});

export const OPERATOR_ROLES = ['self', 'parent', 'relative', 'professional'] as const;

/** Who captures, and for whom. Sealed in every item made from then on, so it holds no more than the person wants there. */
const operatorParser = objectOf({
  schema: literal('recueil/operator/1'),
  role: orNull(oneOf(OPERATOR_ROLES)),
  name: shortText,
  forWhom: shortText,
  since: orNull(day),
  /** `signed`: a form signed by the person concerned is kept; `oral`: they said yes. */
  authorisation: orNull(oneOf(['signed', 'oral', 'none'])),
  /** The imported scan of it. */
  authorisationItem: orNull(uuid),
});
export type OperatorDetails = Parsed<typeof operatorParser>;
export const operatorDocument = defineDocument<OperatorDetails>('operator', operatorParser, {
  schema: 'recueil/operator/1',
  role: null,
  name: '',
  forWhom: '',
  since: null,
  authorisation: null,
  authorisationItem: null,
});

/** Who hands the dossier over; every field may stay empty. */
const requesterParser = objectOf({
  schema: literal('recueil/requester/1'),
  name: shortText,
  birth: shortText,
  contact: shortText,
  address: shortText,
});
export type Requester = Parsed<typeof requesterParser>;
export const requesterDocument = defineDocument<Requester>('requester', requesterParser, {
  schema: 'recueil/requester/1',
  name: '',
  birth: '',
  contact: '',
  address: '',
});

/** The récit: what happened, in the person's own words. */
const narrativeParser = objectOf({
  schema: literal('recueil/account/1'),
  text: longText,
  changedAt: orNull(instant),
});
export type Narrative = Parsed<typeof narrativeParser>;
export const narrativeDocument = defineDocument<Narrative>('account', narrativeParser, {
  schema: 'recueil/account/1',
  text: '',
  changedAt: null,
});

/** Effects on life, day by day. */
const diaryParser = objectOf({
  schema: literal('recueil/diary/1'),
  entries: listOf(objectOf({ id: uuid, at: instant, date: day, text: longText })),
});
export type Diary = Parsed<typeof diaryParser>;
export const diaryDocument = defineDocument<Diary>('diary', diaryParser, {
  schema: 'recueil/diary/1',
  entries: [],
});

const witnessesParser = objectOf({
  schema: literal('recueil/witnesses/1'),
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
export const witnessesDocument = defineDocument<Witnesses>('witnesses', witnessesParser, {
  schema: 'recueil/witnesses/1',
  witnesses: [],
});

/**
 * Accounts that the person believes to be one and the same, and why: their own statement, never handed over. An account
 * is named by `accountKey`.
 */
const personsParser = objectOf({
  schema: literal('recueil/persons/1'),
  persons: listOf(
    objectOf({ id: uuid, at: instant, name: shortText, reason: longText, accounts: listOf(textUpTo(1000)) }),
  ),
});
export type Persons = Parsed<typeof personsParser>;
export const personsDocument = defineDocument<Persons>('persons', personsParser, {
  schema: 'recueil/persons/1',
  persons: [],
});

/** Démarches of the case as a whole. */
const stepsParser = objectOf({ schema: literal('recueil/steps/1'), steps: listOf(stepParser) });
export type Steps = Parsed<typeof stepsParser>;
export const stepsDocument = defineDocument<Steps>('steps', stepsParser, {
  schema: 'recueil/steps/1',
  steps: [],
});

/**
 * Every item that was ever imported as, or said to be, a document: it stays one when its démarche is taken out, its item
 * erased, or their sheets damaged.
 */
const attachmentsParser = objectOf({ schema: literal('recueil/documents/1'), items: listOf(uuid) });
export const attachmentsDocument = defineDocument<Parsed<typeof attachmentsParser>>(
  'documents',
  attachmentsParser,
  {
    schema: 'recueil/documents/1',
    items: [],
  },
);

/** Dossiers handed over: to whom and when. For the person's own eyes. */
const deliveriesParser = objectOf({
  schema: literal('recueil/handovers/1'),
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
export const deliveriesDocument = defineDocument<Deliveries>('handovers', deliveriesParser, {
  schema: 'recueil/handovers/1',
  handovers: [],
});
