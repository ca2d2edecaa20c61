import * as v from 'valibot';
import { COMPUTER_ANSWERS, type StoreLock } from '../domain/case/store.ts';
import { timestampSettingsSchema } from '../domain/case/timestampAuthorities.ts';
import { itemLinkSchema } from '../domain/item/item.ts';
import { ONLINE_RESULTS } from '../domain/item/itemIndex.ts';
import { Refusal } from '../domain/shared/errors.ts';
import { MAX_PASSPHRASE_LENGTH } from '../domain/shared/limits.ts';
import { countSchema, digestSchema, uuidSchema } from '../domain/shared/schemas.ts';
import type { Envelope, ReplyOf, RequestName, RequestOf } from './protocol.ts';

const noPayload = v.strictObject({});
const passphrase = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_PASSPHRASE_LENGTH));
const newPassphrase = { passphrase, pin: v.boolean() };

const requestSchemas = {
  'ui>bg:capture': v.variant('mode', [
    v.object({ tabId: countSchema, mode: v.picklist(['picker', 'screen', 'zone', 'page', 'thread']) }),
    v.object({ tabId: countSchema, mode: v.literal('post'), index: countSchema }),
  ]),
  'ui>bg:runningCapture': v.object({
    tabId: countSchema,
    stop: v.boolean(),
    keepsChoice: v.exactOptional(v.boolean()),
  }),
  'ui>bg:listPosts': v.object({ tabId: countSchema }),
  'ui>bg:diagnosePage': v.object({ tabId: countSchema }),
  'ui>bg:openContext': itemLinkSchema,
  'ui>bg:pendingContext': v.object({ tabId: countSchema }),
  'ui>bg:captureContext': v.object({ tabId: countSchema }),
  'ui>bg:recordOnlineCheck': v.object({ item: uuidSchema, result: v.picklist(ONLINE_RESULTS) }),
  'ui>bg:contextSuggestion': noPayload,
  'ui>bg:postponeContext': v.object({ itemId: uuidSchema }),
  'ui>bg:listItems': v.object({ from: countSchema, count: v.pipe(countSchema, v.maxValue(200)) }),
  'ui>bg:readItem': v.object({ itemId: uuidSchema }),
  'ui>bg:withdrawItem': v.object({ itemId: uuidSchema }),
  'ui>bg:eraseImages': v.object({ itemId: uuidSchema }),
  'ui>bg:listEraseImpacts': noPayload,
  'ui>bg:eraseItem': v.object({ itemId: uuidSchema }),
  'ui>bg:eraseCase': v.object({ caseId: uuidSchema }),
  'ui>bg:eraseAll': noPayload,
  'ui>bg:imageQuestion': noPayload,
  'ui>bg:imageQuestionAnswered': noPayload,
  'ui>bg:forgetInterrupted': v.object({ id: uuidSchema }),
  'ui>bg:lockState': noPayload,
  'ui>bg:unlock': v.object({ passphrase }),
  'ui>bg:lock': noPayload,
  'ui>bg:setPassphrase': v.object(newPassphrase),
  'ui>bg:changePassphrase': v.object({ ...newPassphrase, current: passphrase }),
  'ui>bg:recoverPassphrase': v.object({ ...newPassphrase, code: passphrase }),
  'ui>bg:removePassphrase': v.object({ passphrase }),
  'ui>bg:wrongTries': noPayload,
  'ui>bg:readPreferences': noPayload,
  'ui>bg:savePreferences': v.object({
    computer: v.nullable(v.picklist(COMPUTER_ANSWERS)),
    lockOffer: v.picklist(['open', 'aside']),
    menu: v.boolean(),
  }),
  'ui>bg:readTimestampSettings': noPayload,
  'ui>bg:saveTimestampSettings': timestampSettingsSchema,
  'ui>bg:requestTimestamp': v.object({ digest: digestSchema }),
} satisfies { [N in RequestName]: v.GenericSchema<unknown, RequestOf<N>> };

/**
 * Requests that are answered while the store is locked: what capturing and unlocking need. None returns or changes
 * anything recorded (docs/threat-model/measures.md lists the answers). Every other request is refused.
 */
export const ANSWERED_WHILE_LOCKED: ReadonlySet<RequestName> = new Set([
  'ui>bg:capture',
  'ui>bg:runningCapture',
  'ui>bg:listPosts',
  'ui>bg:diagnosePage',
  'ui>bg:pendingContext',
  'ui>bg:lockState',
  'ui>bg:unlock',
  'ui>bg:lock',
  'ui>bg:recoverPassphrase',
  'ui>bg:readPreferences',
]);

export type Handlers = { readonly [N in RequestName]: (request: RequestOf<N>) => Promise<ReplyOf<N>> };

/** Answers a request of our own pages. Never rejects: a Refusal is replied with its code, any other error as `bug`. */
export async function answerRequest(
  handlers: Handlers,
  storeLock: Pick<StoreLock, 'state'>,
  message: unknown,
): Promise<Envelope<unknown>> {
  const parsed = v.safeParse(
    v.object({ name: v.picklist(Object.keys(requestSchemas) as RequestName[]), request: v.unknown() }),
    message,
  );
  if (!parsed.success) return { ok: false, code: 'bug', detail: {} };
  try {
    if (!ANSWERED_WHILE_LOCKED.has(parsed.output.name) && (await storeLock.state()).kind === 'locked')
      throw new Refusal('locked');
    return { ok: true, value: await dispatch(handlers, parsed.output.name, parsed.output.request) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, code: error.code, detail: error.detail };
    console.error(error);
    return { ok: false, code: 'bug', detail: {} };
  }
}

function dispatch<N extends RequestName>(handlers: Handlers, name: N, request: unknown): Promise<ReplyOf<N>> {
  // TypeScript does not relate the schema of a generic name to its request.
  const parsed = v.parse(requestSchemas[name] as v.GenericSchema<unknown, RequestOf<N>>, request);
  return handlers[name](parsed);
}

/** The sender of a message. The browser sets these fields; a page cannot forge them. */
interface Sender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly frameId?: number | undefined;
  readonly tab?:
    | {
        readonly id?: number | undefined;
        readonly windowId?: number | undefined;
        readonly incognito: boolean;
      }
    | undefined;
}

interface ExtensionIdentity {
  readonly id: string;
  /** `chrome-extension://…/` */
  readonly origin: string;
}

/** Returns true for our own pages (popup, carnet), and false for content scripts. */
export function isExtensionPage(sender: Sender, self: ExtensionIdentity): boolean {
  return sender.id === self.id && sender.url !== undefined && sender.url.startsWith(self.origin);
}

/** Returns the tab when the sender is our capture script in its top frame; otherwise null. */
export function findCapturingTab(
  sender: Sender | undefined,
  self: ExtensionIdentity,
): { id: number; windowId: number; privateWindow: boolean } | null {
  const { id, windowId, incognito } = sender?.tab ?? {};
  if (sender?.id !== self.id || sender.frameId !== 0 || id === undefined || windowId === undefined) return null;
  return { id, windowId, privateWindow: incognito === true };
}
