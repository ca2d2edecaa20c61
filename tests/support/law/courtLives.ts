import { COPIED, type Life, life, withEvents } from './followedStep.ts';

/** The court, and who pays the damages: part of followUpLives.ts, which has the texts. */
export const COURT_LIVES: readonly Life[] = [
  life('a hearing on 10 September: the letter ten days before', '2026-07-01', 'civil-party until 2026-08-31', [
    withEvents({ reached: '2026-01-20', hearing: '2026-09-10' }),
  ]),
  life('a hearing on a Monday: the Friday before', '2026-05-20', 'civil-party until 2026-05-29', [
    withEvents({ reached: '2026-05-01', hearing: '2026-06-08' }),
  ]),
  life(
    'a hearing tomorrow: a late letter may still be read, and one may speak at the hearing',
    '2026-09-09',
    'civil-party until 2026-09-10',
    [withEvents({ hearing: '2026-09-10' })],
  ),
  life('the day of the hearing: one may still join', '2026-09-10', 'civil-party until 2026-09-10', [
    withEvents({ hearing: '2026-09-10' }),
  ]),
  life('a hearing tomorrow, the letter arrived', '2026-09-09', 'hearing on 2026-09-10', [
    withEvents({ hearing: '2026-09-10', joined: '2026-08-01' }),
  ]),
  life('a hearing that is over, without a decision noted', '2026-09-15', 'note-judgment', [
    withEvents({ hearing: '2026-09-10' }),
  ]),
  life('a judgment of 15 September: ten days to appeal, a day kept', '2026-09-16', 'appeal-judgment until 2026-09-23', [
    withEvents({ hearing: '2026-09-10', judged: '2026-09-15' }),
  ]),
  life('a judgment of Thursday 7 May: the tenth day is a Sunday', '2026-05-17', 'appeal-judgment until 2026-05-17', [
    withEvents({ judged: '2026-05-07' }),
  ]),
  life('the same on the Monday that follows: the time moved to it', '2026-05-18', 'appeal-judgment until 2026-05-18', [
    withEvents({ judged: '2026-05-07' }),
  ]),
  life(
    'a judgment whose final day is noted ahead: the ten days to appeal still run',
    '2026-09-16',
    'appeal-judgment until 2026-09-23',
    [withEvents({ hearing: '2026-09-10', judged: '2026-09-15', final: '2026-09-26' })],
  ),
  life(
    'a judgment, and a hearing on the sums: the ten days run beside it',
    '2026-09-16',
    'appeal-judgment until 2026-09-23',
    [withEvents({ judged: '2026-09-15', hearing: '2026-12-10' })],
  ),
  life(
    'a judgment of the cour d’appel: three days, and the last working day before them',
    '2026-11-25',
    'cassation until 2026-11-26',
    [withEvents({ judged: '2026-03-02', appealJudged: '2026-11-24' })],
  ),
  life('the same on the third day', '2026-11-27', 'cassation until 2026-11-27', [
    withEvents({ judged: '2026-03-02', appealJudged: '2026-11-24' }),
  ]),
  life(
    'the same on the fourth day: five whole days for what is not of the press law',
    '2026-11-28',
    'cassation until 2026-11-30',
    [withEvents({ judged: '2026-03-02', appealJudged: '2026-11-24' })],
  ),
  life('the same once these are over', '2026-12-01', 'note-judgment', [
    withEvents({ judged: '2026-03-02', appealJudged: '2026-11-24' }),
  ]),
  life(
    'the judge asks for a sum: ten days to appeal against it, beside the day to pay',
    '2026-11-21',
    'appeal-order until 2026-11-27',
    [{ kind: 'juge', date: '2026-11-02', events: { order: '2026-11-20', depositDue: '2026-12-31' } }],
  ),
  life('the same once these are over: the day to pay stays', '2026-12-02', 'pay-deposit until 2026-12-24', [
    { kind: 'juge', date: '2026-11-02', events: { order: '2026-11-20', depositDue: '2026-12-31' } },
  ]),
  life('the same once it is paid: what the judge writes next', '2026-12-11', 'note-order', [
    {
      kind: 'juge',
      date: '2026-11-02',
      events: { order: '2026-11-20', depositDue: '2026-12-31', deposit: '2026-12-10' },
    },
  ]),
  life(
    'not paid in time: ten days to appeal against the letter that says so',
    '2026-11-21',
    'appeal-order until 2026-11-27',
    [{ kind: 'juge', date: '2026-10-01', events: { depositDue: '2026-11-10', order: '2026-11-20' } }],
  ),
  life(
    'a judge has the insults; the complaint for harassment is closed later: its appeal stays',
    '2026-11-30',
    'appeal',
    [
      { kind: 'plainte-police', date: '2026-10-01', events: { reached: '2026-10-05', closed: '2026-11-28' } },
      { kind: 'juge', date: '2026-11-10', events: { deposit: '2026-11-20' } },
    ],
  ),
  life(
    'a judgment noted as final on its day: the ten days run all the same',
    '2026-09-16',
    'appeal-judgment until 2026-09-23',
    [withEvents({ judged: '2026-09-15', final: '2026-09-15' })],
  ),
  life(
    'an ordonnance pénale: 45 days from the sending of its letter, a day kept',
    '2026-09-02',
    'oppose-order until 2026-10-15',
    [withEvents({ penalOrder: '2026-09-01' })],
  ),
  life('the same on its last day', '2026-10-16', 'oppose-order until 2026-10-16', [
    withEvents({ penalOrder: '2026-09-01' }),
  ]),
  life('the same once it is over: when it is final', '2026-10-17', 'note-judgment', [
    withEvents({ penalOrder: '2026-09-01' }),
  ]),
  life(
    'an ordonnance pénale, and a hearing for the damages: the 45 days run beside it',
    '2026-10-01',
    'oppose-order until 2026-10-15',
    [withEvents({ penalOrder: '2026-09-01', hearing: '2026-12-10' })],
  ),
  life(
    'a letter as partie civile that was posted and is not said to have arrived: still to be seen to',
    '2026-09-08',
    'civil-party until 2026-09-08',
    [withEvents({ hearing: '2026-09-10' })],
  ),
  life(
    'a citation directe without a complaint: she has to come to its hearing',
    '2026-08-01',
    'own-hearing on 2026-09-10',
    [{ kind: 'press-act', date: '2026-03-01', events: { hearing: '2026-09-10' } }],
  ),
  life('a hearing of the court of appeal, noted after the judgment', '2026-11-01', 'hearing on 2027-02-10', [
    withEvents({ judged: '2026-09-15', hearing: '2027-02-10', joined: '2026-10-01' }),
  ]),
  life('the ten days are over: when the judgment is final', '2026-09-26', 'note-judgment', [
    withEvents({ judged: '2026-09-15' }),
  ]),
  life(
    'a final decision three weeks old: SARVI is not open yet',
    '2026-10-20',
    'wait-sarvi from 2026-12-02',
    [withEvents({ hearing: '2026-09-10', final: '2026-10-01' })],
    { firstFact: '2025-11-01' },
  ),
  life(
    'two months after the final decision: SARVI, until a year after it',
    '2026-12-02',
    'sarvi until 2027-09-30',
    [withEvents({ final: '2026-10-01' })],
    { firstFact: '2025-11-01' },
  ),
  life(
    'two judgments, SARVI asked for the first: the year of the second',
    '2026-11-30',
    'sarvi until 2027-08-31',
    [
      { kind: 'plainte-police', date: '2025-01-10', events: { final: '2026-01-10' } },
      { kind: 'plainte-police', date: '2025-03-01', events: { final: '2026-09-01' } },
      { kind: 'sarvi', date: '2026-04-01' },
    ],
    { firstFact: '2024-11-01' },
  ),
  life(
    'SARVI asked: the CIVI, three years after the facts',
    '2026-12-20',
    'civi until 2028-10-31',
    [withEvents({ final: '2026-10-01' }), { kind: 'sarvi', date: '2026-12-10' }],
    { firstFact: '2025-11-01' },
  ),
  life(
    'facts older than three years: the CIVI within a year of the final decision',
    '2026-12-20',
    'civi until 2027-09-30',
    [withEvents({ final: '2026-10-01' }), { kind: 'sarvi', date: '2026-12-10' }],
    { firstFact: '2023-05-10' },
  ),
  life(
    'no decision, facts nearly three years old: the CIVI all the same',
    '2026-04-20',
    'civi until 2026-05-09',
    [COPIED],
    { firstFact: '2023-05-10' },
  ),
  life(
    'the same for a minor, whose three years start at 18: no day',
    '2026-06-20',
    'ask-judge',
    [COPIED, { kind: 'demande-avis', date: '2026-04-25' }, { kind: 'sarvi' }],
    { firstFact: '2023-05-10', isMinor: true },
  ),
  // The platform and the CNIL
];
