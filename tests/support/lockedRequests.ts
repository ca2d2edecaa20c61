import type { RequestName, RequestOf } from '../../src/messages/protocol.ts';

const ID = '8d0f2f4e-1c1b-4b7e-9a54-0d3a5b1c2d3e';

interface LockedRequest<N extends RequestName> {
  readonly request: RequestOf<N>;
  /** Why it is answered while the store is locked; null: refused with `locked`. */
  readonly answered: string | null;
}

/**
 * Each request of our pages to the background, with a valid payload, as docs/threat-model/measures.md lists it. `tab`
 * and `item` exist: a tab opened as the item's context.
 */
export const buildLockedRequests = (tabId: number, item: string): { [N in RequestName]: LockedRequest<N> } => ({
  'ui>bg:capture': { request: { tabId, mode: 'screen' }, answered: 'captures go on; the popup shows no item' },
  'ui>bg:runningCapture': { request: { tabId, stop: false }, answered: 'whether a capture runs in the tab' },
  'ui>bg:listPosts': { request: { tabId }, answered: 'posts of the page in front, nothing recorded' },
  'ui>bg:diagnosePage': { request: { tabId }, answered: 'figures of the page in front, nothing recorded' },
  'ui>bg:openContext': { request: { item, relation: 'profile' }, answered: null },
  'ui>bg:pendingContext': { request: { tabId }, answered: '`null`, also in a tab opened from an item' },
  'ui>bg:captureContext': { request: { tabId }, answered: null },
  'ui>bg:recordOnlineCheck': { request: { item, result: 'deleted' }, answered: null },
  'ui>bg:contextSuggestion': { request: {}, answered: null },
  'ui>bg:postponeContext': { request: { itemId: item }, answered: null },
  'ui>bg:listItems': { request: { from: 0, count: 1 }, answered: null },
  'ui>bg:readItem': { request: { itemId: item }, answered: null },
  'ui>bg:withdrawItem': { request: { itemId: item }, answered: null },
  'ui>bg:eraseImages': { request: { itemId: item }, answered: null },
  'ui>bg:listEraseImpacts': { request: {}, answered: null },
  'ui>bg:eraseItem': { request: { itemId: item }, answered: null },
  'ui>bg:eraseCase': { request: { caseId: ID }, answered: null },
  'ui>bg:eraseAll': { request: {}, answered: null },
  'ui>bg:imageQuestion': { request: { caseId: ID }, answered: null },
  'ui>bg:imageQuestionAnswered': { request: { caseId: ID }, answered: null },
  'ui>bg:forgetInterrupted': { request: { id: ID }, answered: null },
  'ui>bg:lockState': {
    request: {},
    answered: 'that it is locked, by digits or words, and the delay before the next try',
  },
  'ui>bg:unlock': { request: { passphrase: 'non' }, answered: 'needs the passphrase; a wrong one counts as a try' },
  'ui>bg:lock': { request: {}, answered: 'stays locked' },
  'ui>bg:setPassphrase': { request: { passphrase: 'une autre phrase', pin: false }, answered: null },
  'ui>bg:changePassphrase': { request: { current: 'non', passphrase: 'une autre phrase', pin: false }, answered: null },
  'ui>bg:recoverPassphrase': {
    request: { code: 'ABCD', passphrase: 'une autre phrase', pin: false },
    answered: 'needs the recovery code; a wrong one counts as a try',
  },
  'ui>bg:removePassphrase': { request: { passphrase: 'non' }, answered: null },
  'ui>bg:wrongTries': { request: {}, answered: null },
  'ui>bg:readPreferences': { request: {}, answered: 'four answers about the computer and the notices' },
  'ui>bg:savePreferences': { request: { computer: 'mine', lockOffer: 'aside', menu: true }, answered: null },
  'ui>bg:readTimestampSettings': { request: {}, answered: null },
  'ui>bg:saveTimestampSettings': { request: { address: null, captures: false }, answered: null },
  'ui>bg:requestTimestamp': { request: { digest: '0'.repeat(64) }, answered: null },
});
