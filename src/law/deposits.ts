import { dayOf, type Step } from '../domain/item/step.ts';
import { addDays, daysBetween, type IsoDate } from '../domain/shared/localDates.ts';
import { nextWorkingDay, previousWorkingDay } from './workingDays.ts';

/*
 * The deposit (consignation) that a juge d'instruction or a court asks of whoever began the action: code de procédure
 * pénale, articles 88 and 392-1.
 */

/** A transfer counts once it has arrived, and a cheque once it is received (Crim., 16 April 2013, n° 12-81.027). */
const MARGIN_DAYS = [7, 1];

/** Returns the first day to pay by that has not passed: a week before the last day, the day before it, that day. */
export function findDepositDay(due: IsoDate, today: IsoDate): IsoDate {
  const days = MARGIN_DAYS.map((days) => previousWorkingDay(addDays(due, -days)));
  return days.find((day) => day >= today) ?? due;
}

type DepositStep = Pick<Step, 'kind' | 'date' | 'events'>;

/** A plainte is noted as an act, and as brought before the judge, perhaps not on the same day. */
const SAME_PLAINTE_DAYS = 15;

/**
 * Returns whether an act of the avocat stops nothing because its deposit was not paid in time (Crim., 30 March 2016,
 * n° 15-81.606): its own, or that of a juge d'instruction to whom it may have brought the plainte.
 */
export function findVoidActs(steps: readonly DepositStep[], today: IsoDate): (act: DepositStep) => boolean {
  const ofJudges = steps.filter((step) => step.kind === 'juge' && isUnpaid(step, today));
  const isOf = (judge: DepositStep, act: DepositStep): boolean => {
    if (act.date === null) return false;
    return judge.date === null
      ? act.date <= (dayOf(judge, 'depositDue') ?? '')
      : Math.abs(daysBetween(judge.date, act.date)) <= SAME_PLAINTE_DAYS;
  };
  return (act) => isUnpaid(act, today) || ofJudges.some((judge) => isOf(judge, act));
}

function isUnpaid(step: DepositStep, today: IsoDate): boolean {
  const [due, paid] = [dayOf(step, 'depositDue'), dayOf(step, 'deposit')];
  return due !== null && (paid ?? today) > nextWorkingDay(due);
}
