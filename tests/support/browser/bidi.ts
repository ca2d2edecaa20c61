import { createPageHandle, KEY_CODES, type PageHandle, type ShadowRootResult, type SingleKey } from './pageHandle.ts';

/** Sends one WebDriver BiDi command. The caller states the type of the result, from the standard. */
export type Bidi = <T = unknown>(method: string, params: object) => Promise<T>;

type EvaluateResult =
  | { readonly type: 'success'; readonly result: RemoteValue }
  | { readonly type: 'exception'; readonly exceptionDetails: { readonly text: string } };

interface RemoteValue {
  readonly type: string;
  readonly value?: unknown;
  readonly sharedId?: string;
}

const unwrapResult = (answer: EvaluateResult): RemoteValue => {
  if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
  return answer.result;
};

/** Evaluates `expression`, whose value is a JSON string. */
export async function evaluateIn(bidi: Bidi, context: string, expression: string): Promise<string> {
  const answer = await bidi<EvaluateResult>('script.evaluate', { expression, target: { context }, awaitPromise: true });
  return String(unwrapResult(answer).value);
}

/** Creates a handle of a tab, or of the popup once firefoxUi.ts has given it an id. */
export function createBidiHandle(bidi: Bidi, context: string): PageHandle {
  const isClosed = async (): Promise<boolean> => {
    try {
      await evaluateIn(bidi, context, '""');
      return false;
    } catch {
      return true;
    }
  };
  /** Performs the actions. A popup may close because of them, which is no error. */
  const performActions = async (source: object): Promise<void> => {
    try {
      await bidi('input.performActions', { context, actions: [source] });
    } catch (error) {
      if (!(await isClosed())) throw error;
    }
  };
  const mouse = (x: number, y: number, ...then: readonly object[]): Promise<void> =>
    performActions({
      type: 'pointer',
      id: 'mouse',
      parameters: { pointerType: 'mouse' },
      actions: [{ type: 'pointerMove', x, y }, ...then],
    });

  return createPageHandle({
    evaluate: (expression) =>
      evaluateIn(bidi, context, `(async () => JSON.stringify((await (${expression})) ?? null))()`),
    onClosedRoots: (declaration) => callOnClosedRoots(bidi, context, declaration),
    click: (x, y) => mouse(x, y, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }),
    move: (x, y) => mouse(x, y),
    drag: (from, to) =>
      mouse(
        from.x,
        from.y,
        { type: 'pointerDown', button: 0 },
        { type: 'pointerMove', ...to },
        { type: 'pointerUp', button: 0 },
      ),
    press: (key) => {
      const values = key.split('+').map((one) => KEY_CODES[one as SingleKey]);
      return performActions({
        type: 'key',
        id: 'keyboard',
        actions: [
          ...values.map((value) => ({ type: 'keyDown', value })),
          ...values.toReversed().map((value) => ({ type: 'keyUp', value })),
        ],
      });
    },
    setInputFiles: async (selector, paths) => {
      const found = await bidi<EvaluateResult>('script.evaluate', {
        expression: `document.querySelector(${JSON.stringify(selector)})`,
        target: { context },
        awaitPromise: false,
      });
      const element = { sharedId: unwrapResult(found).sharedId };
      await bidi('input.setFiles', { context, element, files: paths });
    },
    resize: async (width, height) => {
      await bidi('browsingContext.setViewport', { context, viewport: { width, height } });
    },
    screenshot: async () =>
      Buffer.from((await bidi<{ data: string }>('browsingContext.captureScreenshot', { context })).data, 'base64'),
    isClosed,
    close: async () => {
      await bidi('browsingContext.close', { context });
    },
  });
}

interface SerialisedElement {
  /** A root has no value where it was serialised before, as inside the body. */
  readonly value?: { readonly shadowRoot?: { readonly sharedId: string; readonly value?: { readonly mode: string } } };
}

/**
 * Searches the children of dialogs, of <html> and of <body>, where an extension puts its host: the whole tree is slow.
 * Innermost first, because a node that was serialised as a child of another has no shadow root where it is listed
 * itself.
 */
async function callOnClosedRoots(
  bidi: Bidi,
  context: string,
  declaration: string,
): Promise<readonly ShadowRootResult[]> {
  const answer = await bidi<EvaluateResult>('script.evaluate', {
    expression:
      '["dialog > *", "html > *", "body > *"].flatMap((one) => [...Document.prototype.querySelectorAll.call(document, one)])',
    target: { context },
    awaitPromise: false,
    serializationOptions: { maxDomDepth: 1, includeShadowTree: 'all' },
  });
  const values: ShadowRootResult[] = [];
  for (const element of unwrapResult(answer).value as readonly SerialisedElement[]) {
    const root = element.value?.shadowRoot;
    if (root?.value?.mode !== 'closed') continue;
    const called = await bidi<EvaluateResult>('script.callFunction', {
      functionDeclaration: declaration,
      this: { sharedId: root.sharedId },
      target: { context },
      awaitPromise: false,
    });
    values.push({ root: root.sharedId, value: String(unwrapResult(called).value) });
  }
  return values;
}
