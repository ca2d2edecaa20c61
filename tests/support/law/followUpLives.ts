import { COURT_LIVES } from './courtLives.ts';
import { COPIED, type Life, type LivedStep, POLICE, withEvents } from './followedStep.ts';

/*
 * Invented lives, and the step that comes next in each. The expectations were written by hand from the texts, before
 * the code that computes them: do not change one to make a test pass without reading its text again.
 *
 * - CPP 85: three months from the day the procureur has the complaint, or its copy; none for the press law.
 * - CPP 40-3: a classement sans suite may be contested before the procureur général; the text has no time limit.
 * - CPP 420-1: the letter of a partie civile arrives 24 hours before the hearing; a later one is valid if the court
 *   reads it before the réquisitions. CPP 418 and 421: also at the hearing itself, before the réquisitions.
 * - CPP 497, 498 and 801: ten days from the judgment; an end on a day off moves to the next working day.
 * - CPP 495-3-1: 45 days against the civil part of an ordonnance pénale, from its notification.
 * - CPP 186: ten days from the sending of the judge's letter, also against the sum that he asks for (Crim., 19 July
 *   1994, n° 94-80.236) (Crim., 17 December 2013), and CPP 801.
 * - CPP 88: whoever goes to a juge d'instruction pays a sum within the time that is set, or the complaint falls.
 * - Law of 1881, article 65: three months, which neither a complaint nor its copy interrupts.
 * - CRPA L231-4 and CJA R421-2: two months of silence are a refusal, then two months for the court; an explicit refusal
 *   within these starts them again. A later one confirms the silence (Conseil d'État, 3 December 2018, n° 417292).
 * - DSA 20 and 21: six months at least from the decision of the platform; then, or instead, a certified body.
 * - GDPR 12(3): one month to answer a request for erasure; then the CNIL.
 * - SARVI: two months to one year after the final decision. CIVI (CPP 706-5): without a decision, three years after
 *   the facts, from 18 for a minor; one year after the final decision when that is later.
 *
 * A day « until » is the day before the legal last day (to appeal: the last working day before it, and 24 September is
 * a holiday in New Caledonia); a day « from » is the first day after a period is over.
 */

const PROTECTION: LivedStep = { kind: 'protection', date: '2026-01-10' };
const ERASURE: LivedStep = { kind: 'erasure', date: '2026-01-31' };

export const LIVES: readonly Life[] = [
  // The complaint and the three months
  { title: 'nothing noted', today: '2026-01-12', steps: [], next: null },
  {
    title: 'a notice of 48 hours, sent the day before',
    today: '2026-05-31',
    steps: [{ kind: 'us-notice', date: '2026-05-30' }],
    next: { id: 'check-removal', on: '2026-06-01' },
  },
  {
    title: 'a notice of 48 hours, sent a week ago',
    today: '2026-06-06',
    steps: [{ kind: 'us-notice', date: '2026-05-30' }],
    next: { id: 'check-removal' },
  },
  {
    title: 'a notice of 48 hours, and the image is gone',
    today: '2026-06-06',
    steps: [{ kind: 'us-notice', date: '2026-05-30', events: { removed: '2026-06-01' } }],
    next: null,
  },
  {
    title: 'an insult of a day of January that was not read, when April has begun',
    today: '2026-04-03',
    steps: [],
    perhapsOver: '2026-04-30',
    next: { id: 'press-perhaps-over', until: '2026-04-03' },
  },
  {
    title: 'a public discriminatory insult of more than three months, before the procureur',
    today: '2026-11-29',
    steps: [{ kind: 'plainte-procureur', date: '2026-10-20', events: { reached: '2026-10-20' } }],
    pressYear: '2027-07-13',
    next: { id: 'press-year', until: '2027-07-13' },
  },
  {
    title: 'an insult without a date',
    today: '2026-01-12',
    steps: [],
    isUndated: true,
    next: { id: 'press-undated' },
  },
  {
    title: 'a complaint to the police, its copy not sent',
    today: '2026-01-12',
    steps: [POLICE],
    next: { id: 'send-copy' },
  },
  {
    title: 'the copy reached the procureur on 20 January',
    today: '2026-02-01',
    steps: [COPIED],
    next: { id: 'wait-three-months', from: '2026-04-21' },
  },
  {
    title: 'the last day of the three months',
    today: '2026-04-20',
    steps: [COPIED],
    next: { id: 'wait-three-months', from: '2026-04-21' },
  },
  { title: 'the day after the three months', today: '2026-04-21', steps: [COPIED], next: { id: 'ask-news' } },
  {
    title: 'three months of silence, news asked for',
    today: '2026-05-10',
    steps: [COPIED, { kind: 'demande-avis', date: '2026-04-25' }],
    next: { id: 'ask-judge' },
  },
  {
    title: 'a juge d’instruction has the case: the sum to pay',
    today: '2026-06-02',
    steps: [COPIED, { kind: 'demande-avis', date: '2026-04-25' }, { kind: 'juge', date: '2026-06-01' }],
    next: { id: 'pay-deposit' },
  },
  {
    title: 'the last day to pay the sum is noted',
    today: '2026-06-20',
    steps: [COPIED, { kind: 'juge', date: '2026-06-01', events: { depositDue: '2026-07-15' } }],
    next: { id: 'pay-deposit', until: '2026-07-08' },
  },
  {
    title: 'on that day',
    today: '2026-07-15',
    steps: [COPIED, { kind: 'juge', date: '2026-06-01', events: { depositDue: '2026-07-15' } }],
    next: { id: 'pay-deposit', until: '2026-07-15' },
  },
  {
    title: 'a non-lieu for some of the authors, the others before the court: the ten days beside the hearing',
    today: '2026-11-30',
    steps: [{ kind: 'juge', date: '2026-03-01', events: { order: '2026-11-25', hearing: '2027-01-10' } }],
    next: { id: 'appeal-order', until: '2026-12-04' },
  },
  {
    title: 'that day is over: the judge’s letter has ten days',
    today: '2026-07-16',
    steps: [COPIED, { kind: 'juge', date: '2026-06-01', events: { depositDue: '2026-07-15' } }],
    next: { id: 'note-order' },
  },
  {
    title: 'a juge d’instruction has the case, and the sum is paid',
    today: '2026-06-20',
    steps: [COPIED, { kind: 'juge', date: '2026-06-01', events: { deposit: '2026-06-15' } }],
    next: { id: 'note-order' },
  },
  {
    title: 'the juge d’instruction sent a non-lieu: ten days from the sending',
    today: '2026-10-25',
    steps: [COPIED, { kind: 'juge', date: '2026-06-01', events: { deposit: '2026-06-15', order: '2026-10-21' } }],
    next: { id: 'appeal-order', until: '2026-10-30' },
  },
  {
    title: 'the tenth day was a Saturday, the next day a holiday',
    today: '2026-11-01',
    steps: [COPIED, { kind: 'juge', date: '2026-06-01', events: { deposit: '2026-06-15', order: '2026-10-21' } }],
    next: { id: 'appeal-order', until: '2026-11-02' },
  },
  {
    title: 'the ten days of a non-lieu are over',
    today: '2026-11-03',
    steps: [COPIED, { kind: 'juge', date: '2026-06-01', events: { deposit: '2026-06-15', order: '2026-10-21' } }],
    next: null,
  },
  {
    title: 'the juge has the complaint of January; a complaint of last week goes on',
    today: '2026-06-20',
    steps: [
      COPIED,
      { kind: 'plainte-police', date: '2026-05-25' },
      { kind: 'juge', date: '2026-06-01', events: { deposit: '2026-06-15' } },
    ],
    next: { id: 'send-copy' },
  },
  {
    title: 'two complaints of which only the second was closed before the juge: the first goes on',
    today: '2026-06-20',
    steps: [
      POLICE,
      { kind: 'plainte-procureur', date: '2026-02-01', events: { closed: '2026-05-12' } },
      { kind: 'juge', date: '2026-06-01', events: { deposit: '2026-06-15' } },
    ],
    next: { id: 'send-copy' },
  },
  {
    title: 'the copy arrived on 30 November: February is shorter',
    today: '2026-01-15',
    steps: [{ kind: 'plainte-police', date: '2025-11-20', events: { reached: '2025-11-30' } }],
    next: { id: 'wait-three-months', from: '2026-03-01' },
  },
  {
    title: 'the same in a leap year, on 29 February',
    today: '2028-02-29',
    steps: [{ kind: 'plainte-police', date: '2027-11-20', events: { reached: '2027-11-30' } }],
    next: { id: 'wait-three-months', from: '2028-03-01' },
  },
  {
    title: 'a letter to the procureur, its arrival not noted',
    today: '2026-03-10',
    steps: [{ kind: 'plainte-procureur', date: '2026-03-05' }],
    next: { id: 'note-reached' },
  },
  {
    title: 'a letter to the procureur, received on 7 March',
    today: '2026-04-01',
    steps: [{ kind: 'plainte-procureur', date: '2026-03-05', events: { reached: '2026-03-07' } }],
    next: { id: 'wait-three-months', from: '2026-06-08' },
  },
  {
    title: 'a main courante alone, which is no complaint',
    today: '2026-01-12',
    steps: [{ kind: 'main-courante', date: '2026-01-10' }],
    next: { id: 'file-complaint' },
  },
  // The press law goes on expiring
  {
    title: 'an insult whose three months end in twenty days',
    today: '2026-01-12',
    steps: [POLICE],
    press: '2026-02-01',
    next: { id: 'press', until: '2026-02-01' },
  },
  {
    title: 'an insult of last week: the copy first',
    today: '2026-01-11',
    steps: [POLICE],
    press: '2026-04-08',
    next: { id: 'send-copy' },
  },
  {
    title: 'an insult while the procureur has three months: no wait for the press law',
    today: '2026-02-01',
    steps: [COPIED],
    press: '2026-03-30',
    next: { id: 'press', until: '2026-03-30' },
  },
  {
    title: 'a classement sans suite, and an insult whose time ends in ten days',
    today: '2026-03-20',
    steps: [withEvents({ reached: '2026-01-20', closed: '2026-03-18' })],
    press: '2026-03-30',
    next: { id: 'press', until: '2026-03-30' },
  },
  // Answers of the procureur and of the court
  {
    title: 'a classement sans suite',
    today: '2026-05-15',
    steps: [withEvents({ reached: '2026-01-20', closed: '2026-05-12' })],
    next: { id: 'appeal' },
  },
  {
    title: 'a classement sans suite contested: a judge remains possible',
    today: '2026-06-01',
    steps: [withEvents({ closed: '2026-05-12' }), { kind: 'recours', date: '2026-05-20' }],
    next: { id: 'judge-after-closing' },
  },
  {
    title: 'two complaints, one closed: the appeal before the copy of the other',
    today: '2026-05-15',
    steps: [POLICE, { kind: 'plainte-procureur', date: '2026-02-01', events: { closed: '2026-05-12' } }],
    next: { id: 'appeal' },
  },
  ...COURT_LIVES,
  {
    title: 'a platform refused on 31 August: six months end on 28 February',
    today: '2026-09-10',
    steps: [{ kind: 'platform', date: '2026-08-20', events: { refused: '2026-08-31' } }],
    next: { id: 'platform-contest', until: '2027-02-27' },
  },
  {
    title: 'the refusal is contested: a certified body',
    today: '2026-09-20',
    steps: [{ kind: 'platform', date: '2026-08-20', events: { refused: '2026-08-31', contested: '2026-09-15' } }],
    next: { id: 'out-of-court' },
  },
  {
    title: 'a platform that has not answered: no text gives a day',
    today: '2026-09-20',
    steps: [{ kind: 'platform', date: '2026-08-20' }],
    next: null,
  },
  {
    title: 'an erasure asked on 31 January: the month ends on 28 February',
    today: '2026-02-10',
    steps: [ERASURE],
    next: { id: 'wait-erasure', from: '2026-03-01' },
  },
  { title: 'a month without an answer: the CNIL', today: '2026-03-01', steps: [ERASURE], next: { id: 'ask-cnil' } },
  {
    title: 'an erasure refused: the CNIL at once',
    today: '2026-02-06',
    steps: [{ ...ERASURE, events: { refused: '2026-02-05' } }],
    next: { id: 'ask-cnil' },
  },
  {
    title: 'the CNIL has the complaint',
    today: '2026-03-20',
    steps: [ERASURE, { kind: 'cnil', date: '2026-03-05' }],
    next: null,
  },
  // Protection fonctionnelle
  {
    title: 'protection fonctionnelle asked on 10 January',
    today: '2026-02-01',
    steps: [PROTECTION],
    next: { id: 'wait-protection', from: '2026-03-11' },
  },
  {
    title: 'two months of silence: a refusal, and two months for the court',
    today: '2026-03-11',
    steps: [PROTECTION],
    next: { id: 'administrative-court', until: '2026-05-09' },
  },
  {
    title: 'refused in writing on 20 February',
    today: '2026-02-25',
    steps: [{ ...PROTECTION, events: { refused: '2026-02-20' } }],
    next: { id: 'administrative-court', until: '2026-04-19' },
  },
  {
    title: 'refused in writing after the silence: the two months start again',
    today: '2026-04-05',
    steps: [{ ...PROTECTION, events: { refused: '2026-04-01' } }],
    next: { id: 'administrative-court', until: '2026-05-31' },
  },
  {
    title: 'the case of the Conseil d’État: asked on 23 June, open until 24 October',
    today: '2017-10-24',
    steps: [{ kind: 'protection', date: '2017-06-23' }],
    next: { id: 'administrative-court', until: '2017-10-24' },
  },
  {
    title: 'the two months end on a Sunday: the Monday',
    today: '2026-05-11',
    steps: [PROTECTION],
    next: { id: 'administrative-court', until: '2026-05-11' },
  },
  {
    title: 'refused in writing on that Monday: in time',
    today: '2026-05-11',
    steps: [{ ...PROTECTION, events: { refused: '2026-05-11' } }],
    next: { id: 'administrative-court', until: '2026-07-10' },
  },
  {
    title: 'refused in writing after the time of the silence: perhaps no time at all, so a lawyer, without a day',
    today: '2026-06-05',
    steps: [{ ...PROTECTION, events: { refused: '2026-06-01' } }],
    next: { id: 'late-refusal' },
  },
  {
    title: 'asked on 31 December: two months to 28 February, two more to 28 April',
    today: '2026-04-10',
    steps: [{ kind: 'protection', date: '2025-12-31' }],
    next: { id: 'administrative-court', until: '2026-04-27' },
  },
  {
    title: 'the administration received the request ten days later: the silence runs from then',
    today: '2026-02-01',
    steps: [{ ...PROTECTION, events: { received: '2026-01-20' } }],
    next: { id: 'wait-protection', from: '2026-03-21' },
  },
  {
    title: 'an elected person asked the commune: the two months of an administration are not theirs',
    today: '2026-03-11',
    steps: [{ kind: 'protection-elu', date: '2026-01-10' }],
    next: { id: 'elected-proof' },
  },
  {
    title: 'protection granted',
    today: '2026-06-01',
    steps: [{ ...PROTECTION, events: { granted: '2026-02-01' } }],
    next: null,
  },
  {
    title: 'the administrative court has the case',
    today: '2026-04-01',
    steps: [{ ...PROTECTION, events: { court: '2026-03-20' } }],
    next: null,
  },
  // Own dates
  {
    title: 'own date in two days, before the copy (F10)',
    today: '2026-11-22',
    steps: [{ kind: 'plainte-police', date: '2026-11-20', next: 'Rappeler', nextDate: '2026-11-24' }],
    next: { id: 'own', on: '2026-11-24' },
  },
  {
    title: 'own date in four weeks: the copy first',
    today: '2026-11-22',
    steps: [{ kind: 'plainte-police', date: '2026-11-20', next: 'Rappeler', nextDate: '2026-12-20' }],
    next: { id: 'send-copy' },
  },
  {
    title: 'own date in five days and the court’s time in two: the court’s',
    today: '2026-05-07',
    steps: [PROTECTION, { kind: 'avocat', next: 'Rendez-vous', nextDate: '2026-05-12' }],
    next: { id: 'administrative-court', until: '2026-05-09' },
  },
  {
    title: 'own date that is over, nothing else',
    today: '2026-11-22',
    steps: [{ kind: 'avocat', next: 'Rappeler', nextDate: '2026-11-10' }],
    next: null,
  },
];
