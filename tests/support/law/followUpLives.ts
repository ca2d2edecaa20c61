import { readLives } from './followedStep.ts';

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
 *
 * Each life: its title, then the day of today with what is known of the facts, the steps that are noted with the days
 * of their events, and the next step.
 */

export const LIVES = readLives(`
# The complaint and the three months
nothing noted
  2026-01-12 | no step | nothing
a notice of 48 hours, sent the day before
  2026-05-31 | us-notice 2026-05-30 | check-removal on 2026-06-01
a notice of 48 hours, sent a week ago
  2026-06-06 | us-notice 2026-05-30 | check-removal
a notice of 48 hours, and the image is gone
  2026-06-06 | us-notice 2026-05-30 removed 2026-06-01 | nothing
an insult of a day of January that was not read, when April has begun
  2026-04-03, perhapsOver 2026-04-30 | no step | press-perhaps-over until 2026-04-03
a public discriminatory insult of more than three months, before the procureur
  2026-11-29, pressYear 2027-07-13 | plainte-procureur 2026-10-20 reached 2026-10-20 | press-year until 2027-07-13
an insult without a date
  2026-01-12, isUndated yes | no step | press-undated
a complaint to the police, its copy not sent
  2026-01-12 | plainte-police 2026-01-10 | send-copy
the copy reached the procureur on 20 January
  2026-02-01 | plainte-police 2026-01-10 reached 2026-01-20 | wait-three-months from 2026-04-21
the last day of the three months
  2026-04-20 | plainte-police 2026-01-10 reached 2026-01-20 | wait-three-months from 2026-04-21
the day after the three months
  2026-04-21 | plainte-police 2026-01-10 reached 2026-01-20 | ask-news
three months of silence, news asked for
  2026-05-10 | plainte-police 2026-01-10 reached 2026-01-20; demande-avis 2026-04-25 | ask-judge
a juge d’instruction has the case: the sum to pay
  2026-06-02 | plainte-police 2026-01-10 reached 2026-01-20; demande-avis 2026-04-25; juge 2026-06-01 | pay-deposit
the last day to pay the sum is noted
  2026-06-20 | plainte-police 2026-01-10 reached 2026-01-20; juge 2026-06-01 depositDue 2026-07-15
    | pay-deposit until 2026-07-08
on that day
  2026-07-15 | plainte-police 2026-01-10 reached 2026-01-20; juge 2026-06-01 depositDue 2026-07-15
    | pay-deposit until 2026-07-15
a non-lieu for some of the authors, the others before the court: the ten days beside the hearing
  2026-11-30 | juge 2026-03-01 order 2026-11-25 hearing 2027-01-10 | appeal-order until 2026-12-04
that day is over: the judge’s letter has ten days
  2026-07-16 | plainte-police 2026-01-10 reached 2026-01-20; juge 2026-06-01 depositDue 2026-07-15 | note-order
a juge d’instruction has the case, and the sum is paid
  2026-06-20 | plainte-police 2026-01-10 reached 2026-01-20; juge 2026-06-01 deposit 2026-06-15 | note-order
the juge d’instruction sent a non-lieu: ten days from the sending
  2026-10-25 | plainte-police 2026-01-10 reached 2026-01-20;
    juge 2026-06-01 deposit 2026-06-15 order 2026-10-21 | appeal-order until 2026-10-30
the tenth day was a Saturday, the next day a holiday
  2026-11-01 | plainte-police 2026-01-10 reached 2026-01-20;
    juge 2026-06-01 deposit 2026-06-15 order 2026-10-21 | appeal-order until 2026-11-02
the ten days of a non-lieu are over
  2026-11-03 | plainte-police 2026-01-10 reached 2026-01-20;
    juge 2026-06-01 deposit 2026-06-15 order 2026-10-21 | nothing
the juge has the complaint of January; a complaint of last week goes on
  2026-06-20 | plainte-police 2026-01-10 reached 2026-01-20; plainte-police 2026-05-25;
    juge 2026-06-01 deposit 2026-06-15 | send-copy
two complaints of which only the second was closed before the juge: the first goes on
  2026-06-20 | plainte-police 2026-01-10; plainte-procureur 2026-02-01 closed 2026-05-12;
    juge 2026-06-01 deposit 2026-06-15 | send-copy
the copy arrived on 30 November: February is shorter
  2026-01-15 | plainte-police 2025-11-20 reached 2025-11-30 | wait-three-months from 2026-03-01
the same in a leap year, on 29 February
  2028-02-29 | plainte-police 2027-11-20 reached 2027-11-30 | wait-three-months from 2028-03-01
a letter to the procureur, its arrival not noted
  2026-03-10 | plainte-procureur 2026-03-05 | note-reached
a letter to the procureur, received on 7 March
  2026-04-01 | plainte-procureur 2026-03-05 reached 2026-03-07 | wait-three-months from 2026-06-08
a main courante alone, which is no complaint
  2026-01-12 | main-courante 2026-01-10 | file-complaint
# The press law goes on expiring
an insult whose three months end in twenty days
  2026-01-12, press 2026-02-01 | plainte-police 2026-01-10 | press until 2026-02-01
an insult of last week: the copy first
  2026-01-11, press 2026-04-08 | plainte-police 2026-01-10 | send-copy
an insult while the procureur has three months: no wait for the press law
  2026-02-01, press 2026-03-30 | plainte-police 2026-01-10 reached 2026-01-20 | press until 2026-03-30
a classement sans suite, and an insult whose time ends in ten days
  2026-03-20, press 2026-03-30 | plainte-police 2026-01-10 reached 2026-01-20 closed 2026-03-18 | press until 2026-03-30
publications that nobody rated, where others are: after what follows the complaint
  2026-01-12, unrated 2026-01-14 | plainte-police 2026-01-10 | send-copy
the same, with nothing else to do
  2026-01-12, unrated 2026-01-14 | no step | press until 2026-01-14
unrated publications whose three months are perhaps over: never said to be
  2026-01-12, unratedOver 2026-01-20 | no step | press-perhaps-over until 2026-01-12
the same beside a rated insult, which ends later
  2026-01-12, press 2026-02-01, unrated 2026-01-14 | no step | press until 2026-02-01
# Answers of the procureur and of the court
a classement sans suite
  2026-05-15 | plainte-police 2026-01-10 reached 2026-01-20 closed 2026-05-12 | appeal
a classement sans suite contested: a judge remains possible
  2026-06-01 | plainte-police 2026-01-10 closed 2026-05-12; recours 2026-05-20 | judge-after-closing
two complaints, one closed: the appeal before the copy of the other
  2026-05-15 | plainte-police 2026-01-10; plainte-procureur 2026-02-01 closed 2026-05-12 | appeal
# The court, and who pays the damages
a hearing on 10 September: the letter ten days before
  2026-07-01 | plainte-police 2026-01-10 reached 2026-01-20 hearing 2026-09-10 | civil-party until 2026-08-31
a hearing on a Monday: the Friday before
  2026-05-20 | plainte-police 2026-01-10 reached 2026-05-01 hearing 2026-06-08 | civil-party until 2026-05-29
a hearing tomorrow: a late letter may still be read, and one may speak at the hearing
  2026-09-09 | plainte-police 2026-01-10 hearing 2026-09-10 | civil-party until 2026-09-10
the day of the hearing: one may still join
  2026-09-10 | plainte-police 2026-01-10 hearing 2026-09-10 | civil-party until 2026-09-10
a hearing tomorrow, the letter arrived
  2026-09-09 | plainte-police 2026-01-10 hearing 2026-09-10 joined 2026-08-01 | hearing on 2026-09-10
a hearing that is over, without a decision noted
  2026-09-15 | plainte-police 2026-01-10 hearing 2026-09-10 | note-judgment
a judgment of 15 September: ten days to appeal, a day kept
  2026-09-16 | plainte-police 2026-01-10 hearing 2026-09-10 judged 2026-09-15 | appeal-judgment until 2026-09-23
a judgment of Thursday 7 May: the tenth day is a Sunday
  2026-05-17 | plainte-police 2026-01-10 judged 2026-05-07 | appeal-judgment until 2026-05-17
the same on the Monday that follows: the time moved to it
  2026-05-18 | plainte-police 2026-01-10 judged 2026-05-07 | appeal-judgment until 2026-05-18
a judgment whose final day is noted ahead: the ten days to appeal still run
  2026-09-16 | plainte-police 2026-01-10 hearing 2026-09-10 judged 2026-09-15 final 2026-09-26
    | appeal-judgment until 2026-09-23
a judgment, and a hearing on the sums: the ten days run beside it
  2026-09-16 | plainte-police 2026-01-10 judged 2026-09-15 hearing 2026-12-10 | appeal-judgment until 2026-09-23
a judgment of the cour d’appel: three days, and the last working day before them
  2026-11-25 | plainte-police 2026-01-10 judged 2026-03-02 appealJudged 2026-11-24 | cassation until 2026-11-26
the same on the third day
  2026-11-27 | plainte-police 2026-01-10 judged 2026-03-02 appealJudged 2026-11-24 | cassation until 2026-11-27
the same on the fourth day: five whole days for what is not of the press law
  2026-11-28 | plainte-police 2026-01-10 judged 2026-03-02 appealJudged 2026-11-24 | cassation until 2026-11-30
the same once these are over
  2026-12-01 | plainte-police 2026-01-10 judged 2026-03-02 appealJudged 2026-11-24 | note-judgment
the judge asks for a sum: ten days to appeal against it, beside the day to pay
  2026-11-21 | juge 2026-11-02 order 2026-11-20 depositDue 2026-12-31 | appeal-order until 2026-11-27
the same once these are over: the day to pay stays
  2026-12-02 | juge 2026-11-02 order 2026-11-20 depositDue 2026-12-31 | pay-deposit until 2026-12-24
the same once it is paid: what the judge writes next
  2026-12-11 | juge 2026-11-02 order 2026-11-20 depositDue 2026-12-31 deposit 2026-12-10 | note-order
not paid in time: ten days to appeal against the letter that says so
  2026-11-21 | juge 2026-10-01 depositDue 2026-11-10 order 2026-11-20 | appeal-order until 2026-11-27
a judge has the insults; the complaint for harassment is closed later: its appeal stays
  2026-11-30 | plainte-police 2026-10-01 reached 2026-10-05 closed 2026-11-28;
    juge 2026-11-10 deposit 2026-11-20 | appeal
a judgment noted as final on its day: the ten days run all the same
  2026-09-16 | plainte-police 2026-01-10 judged 2026-09-15 final 2026-09-15 | appeal-judgment until 2026-09-23
an ordonnance pénale: 45 days from the sending of its letter, a day kept
  2026-09-02 | plainte-police 2026-01-10 penalOrder 2026-09-01 | oppose-order until 2026-10-15
the same on its last day
  2026-10-16 | plainte-police 2026-01-10 penalOrder 2026-09-01 | oppose-order until 2026-10-16
the same once it is over: when it is final
  2026-10-17 | plainte-police 2026-01-10 penalOrder 2026-09-01 | note-judgment
an ordonnance pénale, and a hearing for the damages: the 45 days run beside it
  2026-10-01 | plainte-police 2026-01-10 penalOrder 2026-09-01 hearing 2026-12-10 | oppose-order until 2026-10-15
a letter as partie civile that was posted and is not said to have arrived: still to be seen to
  2026-09-08 | plainte-police 2026-01-10 hearing 2026-09-10 | civil-party until 2026-09-08
a citation directe without a complaint: she has to come to its hearing
  2026-08-01 | press-act 2026-03-01 hearing 2026-09-10 | own-hearing on 2026-09-10
a hearing of the court of appeal, noted after the judgment
  2026-11-01 | plainte-police 2026-01-10 judged 2026-09-15 hearing 2027-02-10 joined 2026-10-01 | hearing on 2027-02-10
the ten days are over: when the judgment is final
  2026-09-26 | plainte-police 2026-01-10 judged 2026-09-15 | note-judgment
a final decision three weeks old: SARVI is not open yet
  2026-10-20, firstFact 2025-11-01 | plainte-police 2026-01-10 hearing 2026-09-10 final 2026-10-01
    | wait-sarvi from 2026-12-02
two months after the final decision: SARVI, until a year after it
  2026-12-02, firstFact 2025-11-01 | plainte-police 2026-01-10 final 2026-10-01 | sarvi until 2027-09-30
two judgments, SARVI asked for the first: the year of the second
  2026-11-30, firstFact 2024-11-01 | plainte-police 2025-01-10 final 2026-01-10; plainte-police 2025-03-01 final 2026-09-01;
    sarvi 2026-04-01 | sarvi until 2027-08-31
SARVI asked: the CIVI, three years after the facts
  2026-12-20, firstFact 2025-11-01 | plainte-police 2026-01-10 final 2026-10-01; sarvi 2026-12-10
    | civi until 2028-10-31
facts older than three years: the CIVI within a year of the final decision
  2026-12-20, firstFact 2023-05-10 | plainte-police 2026-01-10 final 2026-10-01; sarvi 2026-12-10
    | civi until 2027-09-30
no decision, facts nearly three years old: the CIVI all the same
  2026-04-20, firstFact 2023-05-10 | plainte-police 2026-01-10 reached 2026-01-20 | civi until 2026-05-09
the same for a minor, whose three years start at 18: no day
  2026-06-20, firstFact 2023-05-10, isMinor yes | plainte-police 2026-01-10 reached 2026-01-20; demande-avis 2026-04-25;
    sarvi | ask-judge
# The platform and the CNIL
a platform refused on 31 August: six months end on 28 February
  2026-09-10 | platform 2026-08-20 refused 2026-08-31 | platform-contest until 2027-02-27
the refusal is contested: a certified body
  2026-09-20 | platform 2026-08-20 refused 2026-08-31 contested 2026-09-15 | out-of-court
a platform that has not answered: no text gives a day
  2026-09-20 | platform 2026-08-20 | nothing
an erasure asked on 31 January: the month ends on 28 February
  2026-02-10 | erasure 2026-01-31 | wait-erasure from 2026-03-01
a month without an answer: the CNIL
  2026-03-01 | erasure 2026-01-31 | ask-cnil
an erasure refused: the CNIL at once
  2026-02-06 | erasure 2026-01-31 refused 2026-02-05 | ask-cnil
the CNIL has the complaint
  2026-03-20 | erasure 2026-01-31; cnil 2026-03-05 | nothing
# Protection fonctionnelle
protection fonctionnelle asked on 10 January
  2026-02-01 | protection 2026-01-10 | wait-protection from 2026-03-11
two months of silence: a refusal, and two months for the court
  2026-03-11 | protection 2026-01-10 | administrative-court until 2026-05-09
refused in writing on 20 February
  2026-02-25 | protection 2026-01-10 refused 2026-02-20 | administrative-court until 2026-04-19
refused in writing after the silence: the two months start again
  2026-04-05 | protection 2026-01-10 refused 2026-04-01 | administrative-court until 2026-05-31
the case of the Conseil d’État: asked on 23 June, open until 24 October
  2017-10-24 | protection 2017-06-23 | administrative-court until 2017-10-24
the two months end on a Sunday: the Monday
  2026-05-11 | protection 2026-01-10 | administrative-court until 2026-05-11
refused in writing on that Monday: in time
  2026-05-11 | protection 2026-01-10 refused 2026-05-11 | administrative-court until 2026-07-10
refused in writing after the time of the silence: perhaps no time at all, so a lawyer, without a day
  2026-06-05 | protection 2026-01-10 refused 2026-06-01 | late-refusal
asked on 31 December: two months to 28 February, two more to 28 April
  2026-04-10 | protection 2025-12-31 | administrative-court until 2026-04-27
the administration received the request ten days later: the silence runs from then
  2026-02-01 | protection 2026-01-10 received 2026-01-20 | wait-protection from 2026-03-21
an elected person asked the commune: the two months of an administration are not theirs
  2026-03-11 | protection-elu 2026-01-10 | elected-proof
protection granted
  2026-06-01 | protection 2026-01-10 granted 2026-02-01 | nothing
the administrative court has the case
  2026-04-01 | protection 2026-01-10 court 2026-03-20 | nothing
# Own dates
own date in two days, before the copy (F10)
  2026-11-22 | plainte-police 2026-11-20 next Rappeler nextDate 2026-11-24 | own on 2026-11-24
own date in four weeks: the copy first
  2026-11-22 | plainte-police 2026-11-20 next Rappeler nextDate 2026-12-20 | send-copy
own date in five days and the court’s time in two: the court’s
  2026-05-07 | protection 2026-01-10; avocat next Rendez-vous nextDate 2026-05-12
    | administrative-court until 2026-05-09
own date that is over, nothing else
  2026-11-22 | avocat next Rappeler nextDate 2026-11-10 | nothing
`);
