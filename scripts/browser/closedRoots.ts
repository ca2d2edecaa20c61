import type { CDPSession } from 'puppeteer-core';
import type { ShadowRootResult } from './pageHandle.ts';

interface DomNode {
  readonly backendNodeId: number;
  readonly shadowRootType?: string;
  readonly children?: readonly DomNode[];
  readonly shadowRoots?: readonly DomNode[];
}

/** Runs a function on every closed shadow root of the page, and returns its results. */
export async function callOnClosedRoots(
  session: CDPSession,
  functionDeclaration: string,
): Promise<readonly ShadowRootResult[]> {
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  // Otherwise Chromium sends an event for every change of the page. A concurrent call may have disabled it already.
  await session.send('DOM.disable').catch(() => undefined);
  const found: number[] = [];
  const visit = (node: DomNode): void => {
    if (node.shadowRootType === 'closed') found.push(node.backendNodeId);
    for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) visit(child);
  };
  visit(root);
  const values: ShadowRootResult[] = [];
  for (const backendNodeId of found) {
    const { object } = await session.send('DOM.resolveNode', { backendNodeId });
    if (object.objectId === undefined) continue;
    const { result } = await session.send('Runtime.callFunctionOn', {
      objectId: object.objectId,
      functionDeclaration,
      returnByValue: true,
    });
    values.push({ root: String(backendNodeId), value: String(result.value) });
  }
  return values;
}
