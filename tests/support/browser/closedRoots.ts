import type { CDPSession } from 'puppeteer-core';
import type { ShadowRootResult } from './pageHandle.ts';

interface DomNode {
  readonly backendNodeId: number;
  readonly shadowRootType?: string;
  readonly shadowRoots?: readonly DomNode[];
}

/** Runs a function on every closed shadow root of the page, and returns its results. */
export async function callOnClosedRoots(
  session: CDPSession,
  functionDeclaration: string,
): Promise<readonly ShadowRootResult[]> {
  // A flat list: Chromium fails to answer with the tree of a deeply nested page. Sent together, so that no concurrent
  // call comes between; enabled for longer, Chromium sends an event for every change of the page.
  const [, { nodes }] = await Promise.all([
    session.send('DOM.enable'),
    session.send('DOM.getFlattenedDocument', { depth: -1, pierce: true }),
    session.send('DOM.disable'),
  ]);
  const found = new Set<number>();
  const visit = (node: DomNode): void => {
    if (node.shadowRootType === 'closed') found.add(node.backendNodeId);
    for (const inside of node.shadowRoots ?? []) visit(inside);
  };
  for (const node of nodes) visit(node);
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
