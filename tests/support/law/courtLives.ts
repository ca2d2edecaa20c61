import { COPIED, type Life, withEvents } from './followedStep.ts';

/** The court, and who pays the damages: part of followUpLives.ts, which has the texts. */
export const COURT_LIVES: readonly Life[] = [
  {
    title: 'a hearing on 10 September: the letter ten days before',
    today: '2026-07-01',
    steps: [withEvents({ reached: '2026-01-20', hearing: '2026-09-10' })],
    next: { id: 'civil-party', until: '2026-08-31' },
  },
  {
    title: 'a hearing on a Monday: the Friday before',
    today: '2026-05-20',
    steps: [withEvents({ reached: '2026-05-01', hearing: '2026-06-08' })],
    next: { id: 'civil-party', until: '2026-05-29' },
  },
  {
    title: 'a hearing tomorrow: a late letter may still be read, and one may speak at the hearing',
    today: '2026-09-09',
    steps: [withEvents({ hearing: '2026-09-10' })],
    next: { id: 'civil-party', until: '2026-09-10' },
  },
  {
    title: 'the day of the hearing: one may still join',
    today: '2026-09-10',
    steps: [withEvents({ hearing: '2026-09-10' })],
    next: { id: 'civil-party', until: '2026-09-10' },
  },
  {
    title: 'a hearing tomorrow, the letter sent',
    today: '2026-09-09',
    steps: [withEvents({ hearing: '2026-09-10', joined: '2026-08-01' })],
    next: { id: 'hearing', on: '2026-09-10' },
  },
  {
    title: 'a hearing that is over, without a decision noted',
    today: '2026-09-15',
    steps: [withEvents({ hearing: '2026-09-10' })],
    next: { id: 'note-judgment' },
  },
  {
    title: 'a judgment of 15 September: ten days to appeal, a day kept',
    today: '2026-09-16',
    steps: [withEvents({ hearing: '2026-09-10', judged: '2026-09-15' })],
    next: { id: 'appeal-judgment', until: '2026-09-23' },
  },
  {
    title: 'a judgment of Thursday 7 May: the tenth day is a Sunday',
    today: '2026-05-17',
    steps: [withEvents({ judged: '2026-05-07' })],
    next: { id: 'appeal-judgment', until: '2026-05-17' },
  },
  {
    title: 'the same on the Monday that follows: the time moved to it',
    today: '2026-05-18',
    steps: [withEvents({ judged: '2026-05-07' })],
    next: { id: 'appeal-judgment', until: '2026-05-18' },
  },
  {
    title: 'a judgment whose final day is noted ahead: the ten days to appeal still run',
    today: '2026-09-16',
    steps: [withEvents({ hearing: '2026-09-10', judged: '2026-09-15', final: '2026-09-26' })],
    next: { id: 'appeal-judgment', until: '2026-09-23' },
  },
  {
    title: 'a judgment, and a hearing on the sums: the ten days run beside it',
    today: '2026-09-16',
    steps: [withEvents({ judged: '2026-09-15', hearing: '2026-12-10' })],
    next: { id: 'appeal-judgment', until: '2026-09-23' },
  },
  {
    title: 'a judgment noted as final on its day: the ten days run all the same',
    today: '2026-09-16',
    steps: [withEvents({ judged: '2026-09-15', final: '2026-09-15' })],
    next: { id: 'appeal-judgment', until: '2026-09-23' },
  },
  {
    title: 'a citation directe without a complaint: its hearing',
    today: '2026-08-01',
    steps: [{ kind: 'press-act', date: '2026-03-01', events: { hearing: '2026-09-10' } }],
    next: { id: 'civil-party', until: '2026-08-31' },
  },
  {
    title: 'a hearing of the court of appeal, noted after the judgment',
    today: '2026-11-01',
    steps: [withEvents({ judged: '2026-09-15', hearing: '2027-02-10', joined: '2026-10-01' })],
    next: { id: 'hearing', on: '2027-02-10' },
  },
  {
    title: 'the ten days are over: when the judgment is final',
    today: '2026-09-26',
    steps: [withEvents({ judged: '2026-09-15' })],
    next: { id: 'note-judgment' },
  },
  {
    title: 'a final decision three weeks old: SARVI is not open yet',
    today: '2026-10-20',
    steps: [withEvents({ hearing: '2026-09-10', final: '2026-10-01' })],
    firstFact: '2025-11-01',
    next: { id: 'wait-sarvi', from: '2026-12-02' },
  },
  {
    title: 'two months after the final decision: SARVI, until a year after it',
    today: '2026-12-02',
    steps: [withEvents({ final: '2026-10-01' })],
    firstFact: '2025-11-01',
    next: { id: 'sarvi', until: '2027-09-30' },
  },
  {
    title: 'SARVI asked: the CIVI, three years after the facts',
    today: '2026-12-20',
    steps: [withEvents({ final: '2026-10-01' }), { kind: 'sarvi', date: '2026-12-10' }],
    firstFact: '2025-11-01',
    next: { id: 'civi', until: '2028-10-31' },
  },
  {
    title: 'facts older than three years: the CIVI within a year of the final decision',
    today: '2026-12-20',
    steps: [withEvents({ final: '2026-10-01' }), { kind: 'sarvi', date: '2026-12-10' }],
    firstFact: '2023-05-10',
    next: { id: 'civi', until: '2027-09-30' },
  },
  {
    title: 'no decision, facts nearly three years old: the CIVI all the same',
    today: '2026-04-20',
    steps: [COPIED],
    firstFact: '2023-05-10',
    next: { id: 'civi', until: '2026-05-09' },
  },
  {
    title: 'the same for a minor, whose three years start at 18: no day',
    today: '2026-06-20',
    steps: [COPIED, { kind: 'demande-avis', date: '2026-04-25' }, { kind: 'sarvi' }],
    firstFact: '2023-05-10',
    isMinor: true,
    next: { id: 'ask-judge' },
  },
  // The platform and the CNIL
];
