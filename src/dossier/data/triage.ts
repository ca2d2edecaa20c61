import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import type { IsoDate } from '../../domain/shared/localDates.ts';
import { findRequestAnswer, REQUEST_ANSWERS, type RequestAnswer } from '../../law/connectionRequests.ts';
import { type IdentifiedAccount, identifyAccounts } from './identification.ts';
import { countExpiryDays } from './identificationLines.ts';
import { getSeriousness } from './publications.ts';

/** The order in which the reported accounts may be identified: for the person and the avocat, never for the police. */

export interface TriagedPost {
  readonly item: SnapshotItem;
  readonly answer: RequestAnswer;
  /** The day about which its connection data may be erased; null where nothing dates it. */
  readonly expiry: IsoDate | null;
  /** The last such day, where the date of the publication is vague. */
  readonly lastExpiry: IsoDate | null;
}

export interface TriagedAccount {
  readonly account: IdentifiedAccount;
  /** The gravest first, then the one whose data are erased soonest. */
  readonly posts: readonly [first: TriagedPost, ...others: TriagedPost[]];
  /** Another post whose data are erased before those of the gravest, and are still there; null: none. */
  readonly soonest: TriagedPost | null;
}

function triagePost(item: SnapshotItem, isOfGroup: boolean): TriagedPost {
  const days = countExpiryDays(item.fiche);
  return {
    item,
    answer: findRequestAnswer(item.rating?.categories ?? [], isOfGroup),
    expiry: days?.first ?? null,
    lastExpiry: days?.last ?? null,
  };
}

/** `today`: data that are gone come after those that can still be asked for. */
export function triageAccounts(items: readonly SnapshotItem[], today: IsoDate): readonly TriagedAccount[] {
  const compare = comparePosts(today);
  const accounts = identifyAccounts(items);
  return accounts
    .flatMap((account): readonly TriagedAccount[] => {
      const [first, ...others] = account.posts
        .map(({ item }) => triagePost(item, accounts.length > 1))
        .toSorted(compare);
      return first === undefined
        ? []
        : [{ account, posts: [first, ...others], soonest: findSoonest(first, others, today) }];
    })
    .toSorted((a, b) => compare(a.posts[0], b.posts[0]));
}

/** The post that is erased first among those that are not gone, when it is before the gravest one. */
function findSoonest(first: TriagedPost, others: readonly TriagedPost[], today: IsoDate): TriagedPost | null {
  const [soonest = null] = others
    .filter((one) => one.expiry !== null && !isGone(one, today) && one.expiry < (first.expiry ?? '9'))
    .toSorted((a, b) => (a.expiry ?? '').localeCompare(b.expiry ?? ''));
  return soonest;
}

/** No date that was read comes after every day. */
const comparePosts = (today: IsoDate) => (a: TriagedPost, b: TriagedPost) =>
  Number(isGone(a, today)) - Number(isGone(b, today)) ||
  (getSeriousness(b.item) ?? 0) - (getSeriousness(a.item) ?? 0) ||
  REQUEST_ANSWERS.indexOf(a.answer) - REQUEST_ANSWERS.indexOf(b.answer) ||
  (a.expiry ?? '9').localeCompare(b.expiry ?? '9');

const isGone = ({ lastExpiry }: TriagedPost, today: IsoDate): boolean => lastExpiry !== null && lastExpiry < today;
