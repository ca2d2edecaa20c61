import * as v from 'valibot';
import type { StoreLock } from '../domain/case/store.ts';
import { Refusal } from '../domain/shared/errors.ts';
import { type Envelope, REQUESTS, type ReplyOf, type RequestName, type RequestOf } from './protocol.ts';

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

/** A handler of a request that is answered by null may return nothing. */
type Answer<R> = [R] extends [null] ? Promise<null> | Promise<void> : Promise<R>;
export type Handlers = { readonly [N in RequestName]: (request: RequestOf<N>) => Answer<ReplyOf<N>> };

/** Answers a request of our own pages. Never rejects: a Refusal is replied with its code, any other error as `bug`. */
export async function answerRequest(
  handlers: Handlers,
  storeLock: Pick<StoreLock, 'state'>,
  message: unknown,
): Promise<Envelope<unknown>> {
  const schema = v.object({ name: v.picklist(Object.keys(REQUESTS) as RequestName[]), request: v.unknown() });
  const parsed = v.safeParse(schema, message);
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

async function dispatch<N extends RequestName>(handlers: Handlers, name: N, request: unknown): Promise<unknown> {
  // TypeScript does not relate the schema of a generic name to its request.
  const parsed = v.parse(REQUESTS[name].schema as v.GenericSchema<unknown, RequestOf<N>>, request);
  return (await handlers[name](parsed)) ?? null;
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
export const isExtensionPage = (sender: Sender, self: ExtensionIdentity): boolean =>
  sender.id === self.id && sender.url !== undefined && sender.url.startsWith(self.origin);

/** Whether a question is about a page of the sender's own site: the browser says where the sender is, not the page. */
export function isAboutSender(question: object, { url = '' }: Sender): boolean {
  if (!('page' in question)) return true;
  const page = String(question.page);
  return URL.canParse(page) && URL.canParse(url) && new URL(page).origin === new URL(url).origin;
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
