import { COURT_LIVES } from './courtLives.ts';
import { COPIED, type Life, type LivedStep, life, POLICE, withEvents } from './followedStep.ts';

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
  life('nothing noted', '2026-01-12', null, []),
  life('a notice of 48 hours, sent the day before', '2026-05-31', 'check-removal on 2026-06-01', [
    { kind: 'us-notice', date: '2026-05-30' },
  ]),
  life('a notice of 48 hours, sent a week ago', '2026-06-06', 'check-removal', [
    { kind: 'us-notice', date: '2026-05-30' },
  ]),
  life('a notice of 48 hours, and the image is gone', '2026-06-06', null, [
    { kind: 'us-notice', date: '2026-05-30', events: { removed: '2026-06-01' } },
  ]),
  life(
    'an insult of a day of January that was not read, when April has begun',
    '2026-04-03',
    'press-perhaps-over until 2026-04-03',
    [],
    { perhapsOver: '2026-04-30' },
  ),
  life(
    'a public discriminatory insult of more than three months, before the procureur',
    '2026-11-29',
    'press-year until 2027-07-13',
    [{ kind: 'plainte-procureur', date: '2026-10-20', events: { reached: '2026-10-20' } }],
    { pressYear: '2027-07-13' },
  ),
  life('an insult without a date', '2026-01-12', 'press-undated', [], { isUndated: true }),
  life('a complaint to the police, its copy not sent', '2026-01-12', 'send-copy', [POLICE]),
  life('the copy reached the procureur on 20 January', '2026-02-01', 'wait-three-months from 2026-04-21', [COPIED]),
  life('the last day of the three months', '2026-04-20', 'wait-three-months from 2026-04-21', [COPIED]),
  life('the day after the three months', '2026-04-21', 'ask-news', [COPIED]),
  life('three months of silence, news asked for', '2026-05-10', 'ask-judge', [
    COPIED,
    { kind: 'demande-avis', date: '2026-04-25' },
  ]),
  life('a juge d’instruction has the case: the sum to pay', '2026-06-02', 'pay-deposit', [
    COPIED,
    { kind: 'demande-avis', date: '2026-04-25' },
    { kind: 'juge', date: '2026-06-01' },
  ]),
  life('the last day to pay the sum is noted', '2026-06-20', 'pay-deposit until 2026-07-08', [
    COPIED,
    { kind: 'juge', date: '2026-06-01', events: { depositDue: '2026-07-15' } },
  ]),
  life('on that day', '2026-07-15', 'pay-deposit until 2026-07-15', [
    COPIED,
    { kind: 'juge', date: '2026-06-01', events: { depositDue: '2026-07-15' } },
  ]),
  life(
    'a non-lieu for some of the authors, the others before the court: the ten days beside the hearing',
    '2026-11-30',
    'appeal-order until 2026-12-04',
    [{ kind: 'juge', date: '2026-03-01', events: { order: '2026-11-25', hearing: '2027-01-10' } }],
  ),
  life('that day is over: the judge’s letter has ten days', '2026-07-16', 'note-order', [
    COPIED,
    { kind: 'juge', date: '2026-06-01', events: { depositDue: '2026-07-15' } },
  ]),
  life('a juge d’instruction has the case, and the sum is paid', '2026-06-20', 'note-order', [
    COPIED,
    { kind: 'juge', date: '2026-06-01', events: { deposit: '2026-06-15' } },
  ]),
  life(
    'the juge d’instruction sent a non-lieu: ten days from the sending',
    '2026-10-25',
    'appeal-order until 2026-10-30',
    [COPIED, { kind: 'juge', date: '2026-06-01', events: { deposit: '2026-06-15', order: '2026-10-21' } }],
  ),
  life('the tenth day was a Saturday, the next day a holiday', '2026-11-01', 'appeal-order until 2026-11-02', [
    COPIED,
    { kind: 'juge', date: '2026-06-01', events: { deposit: '2026-06-15', order: '2026-10-21' } },
  ]),
  life('the ten days of a non-lieu are over', '2026-11-03', null, [
    COPIED,
    { kind: 'juge', date: '2026-06-01', events: { deposit: '2026-06-15', order: '2026-10-21' } },
  ]),
  life('the juge has the complaint of January; a complaint of last week goes on', '2026-06-20', 'send-copy', [
    COPIED,
    { kind: 'plainte-police', date: '2026-05-25' },
    { kind: 'juge', date: '2026-06-01', events: { deposit: '2026-06-15' } },
  ]),
  life(
    'two complaints of which only the second was closed before the juge: the first goes on',
    '2026-06-20',
    'send-copy',
    [
      POLICE,
      { kind: 'plainte-procureur', date: '2026-02-01', events: { closed: '2026-05-12' } },
      { kind: 'juge', date: '2026-06-01', events: { deposit: '2026-06-15' } },
    ],
  ),
  life('the copy arrived on 30 November: February is shorter', '2026-01-15', 'wait-three-months from 2026-03-01', [
    { kind: 'plainte-police', date: '2025-11-20', events: { reached: '2025-11-30' } },
  ]),
  life('the same in a leap year, on 29 February', '2028-02-29', 'wait-three-months from 2028-03-01', [
    { kind: 'plainte-police', date: '2027-11-20', events: { reached: '2027-11-30' } },
  ]),
  life('a letter to the procureur, its arrival not noted', '2026-03-10', 'note-reached', [
    { kind: 'plainte-procureur', date: '2026-03-05' },
  ]),
  life('a letter to the procureur, received on 7 March', '2026-04-01', 'wait-three-months from 2026-06-08', [
    { kind: 'plainte-procureur', date: '2026-03-05', events: { reached: '2026-03-07' } },
  ]),
  life('a main courante alone, which is no complaint', '2026-01-12', 'file-complaint', [
    { kind: 'main-courante', date: '2026-01-10' },
  ]),
  // The press law goes on expiring
  life('an insult whose three months end in twenty days', '2026-01-12', 'press until 2026-02-01', [POLICE], {
    press: '2026-02-01',
  }),
  life('an insult of last week: the copy first', '2026-01-11', 'send-copy', [POLICE], { press: '2026-04-08' }),
  life(
    'an insult while the procureur has three months: no wait for the press law',
    '2026-02-01',
    'press until 2026-03-30',
    [COPIED],
    { press: '2026-03-30' },
  ),
  life(
    'a classement sans suite, and an insult whose time ends in ten days',
    '2026-03-20',
    'press until 2026-03-30',
    [withEvents({ reached: '2026-01-20', closed: '2026-03-18' })],
    { press: '2026-03-30' },
  ),
  // Answers of the procureur and of the court
  life('a classement sans suite', '2026-05-15', 'appeal', [
    withEvents({ reached: '2026-01-20', closed: '2026-05-12' }),
  ]),
  life('a classement sans suite contested: a judge remains possible', '2026-06-01', 'judge-after-closing', [
    withEvents({ closed: '2026-05-12' }),
    { kind: 'recours', date: '2026-05-20' },
  ]),
  life('two complaints, one closed: the appeal before the copy of the other', '2026-05-15', 'appeal', [
    POLICE,
    { kind: 'plainte-procureur', date: '2026-02-01', events: { closed: '2026-05-12' } },
  ]),
  ...COURT_LIVES,
  life(
    'a platform refused on 31 August: six months end on 28 February',
    '2026-09-10',
    'platform-contest until 2027-02-27',
    [{ kind: 'platform', date: '2026-08-20', events: { refused: '2026-08-31' } }],
  ),
  life('the refusal is contested: a certified body', '2026-09-20', 'out-of-court', [
    { kind: 'platform', date: '2026-08-20', events: { refused: '2026-08-31', contested: '2026-09-15' } },
  ]),
  life('a platform that has not answered: no text gives a day', '2026-09-20', null, [
    { kind: 'platform', date: '2026-08-20' },
  ]),
  life('an erasure asked on 31 January: the month ends on 28 February', '2026-02-10', 'wait-erasure from 2026-03-01', [
    ERASURE,
  ]),
  life('a month without an answer: the CNIL', '2026-03-01', 'ask-cnil', [ERASURE]),
  life('an erasure refused: the CNIL at once', '2026-02-06', 'ask-cnil', [
    { ...ERASURE, events: { refused: '2026-02-05' } },
  ]),
  life('the CNIL has the complaint', '2026-03-20', null, [ERASURE, { kind: 'cnil', date: '2026-03-05' }]),
  // Protection fonctionnelle
  life('protection fonctionnelle asked on 10 January', '2026-02-01', 'wait-protection from 2026-03-11', [PROTECTION]),
  life(
    'two months of silence: a refusal, and two months for the court',
    '2026-03-11',
    'administrative-court until 2026-05-09',
    [PROTECTION],
  ),
  life('refused in writing on 20 February', '2026-02-25', 'administrative-court until 2026-04-19', [
    { ...PROTECTION, events: { refused: '2026-02-20' } },
  ]),
  life(
    'refused in writing after the silence: the two months start again',
    '2026-04-05',
    'administrative-court until 2026-05-31',
    [{ ...PROTECTION, events: { refused: '2026-04-01' } }],
  ),
  life(
    'the case of the Conseil d’État: asked on 23 June, open until 24 October',
    '2017-10-24',
    'administrative-court until 2017-10-24',
    [{ kind: 'protection', date: '2017-06-23' }],
  ),
  life('the two months end on a Sunday: the Monday', '2026-05-11', 'administrative-court until 2026-05-11', [
    PROTECTION,
  ]),
  life('refused in writing on that Monday: in time', '2026-05-11', 'administrative-court until 2026-07-10', [
    { ...PROTECTION, events: { refused: '2026-05-11' } },
  ]),
  life(
    'refused in writing after the time of the silence: perhaps no time at all, so a lawyer, without a day',
    '2026-06-05',
    'late-refusal',
    [{ ...PROTECTION, events: { refused: '2026-06-01' } }],
  ),
  life(
    'asked on 31 December: two months to 28 February, two more to 28 April',
    '2026-04-10',
    'administrative-court until 2026-04-27',
    [{ kind: 'protection', date: '2025-12-31' }],
  ),
  life(
    'the administration received the request ten days later: the silence runs from then',
    '2026-02-01',
    'wait-protection from 2026-03-21',
    [{ ...PROTECTION, events: { received: '2026-01-20' } }],
  ),
  life(
    'an elected person asked the commune: the two months of an administration are not theirs',
    '2026-03-11',
    'elected-proof',
    [{ kind: 'protection-elu', date: '2026-01-10' }],
  ),
  life('protection granted', '2026-06-01', null, [{ ...PROTECTION, events: { granted: '2026-02-01' } }]),
  life('the administrative court has the case', '2026-04-01', null, [
    { ...PROTECTION, events: { court: '2026-03-20' } },
  ]),
  // Own dates
  life('own date in two days, before the copy (F10)', '2026-11-22', 'own on 2026-11-24', [
    { kind: 'plainte-police', date: '2026-11-20', next: 'Rappeler', nextDate: '2026-11-24' },
  ]),
  life('own date in four weeks: the copy first', '2026-11-22', 'send-copy', [
    { kind: 'plainte-police', date: '2026-11-20', next: 'Rappeler', nextDate: '2026-12-20' },
  ]),
  life(
    'own date in five days and the court’s time in two: the court’s',
    '2026-05-07',
    'administrative-court until 2026-05-09',
    [PROTECTION, { kind: 'avocat', next: 'Rendez-vous', nextDate: '2026-05-12' }],
  ),
  life('own date that is over, nothing else', '2026-11-22', null, [
    { kind: 'avocat', next: 'Rappeler', nextDate: '2026-11-10' },
  ]),
];
