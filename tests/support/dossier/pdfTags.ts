import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A text that no reader of the structure tree meets, and that is no artifact either. */
export interface UntaggedText {
  /** From 1. */
  readonly page: number;
  readonly text: string;
}

/**
 * Finds the texts of a PDF that are in no element of its structure tree and in no artifact, as pdf.js reads them (ISO
 * 14289-1, 7.1).
 */
export async function findUntaggedTexts(pdf: string): Promise<readonly UntaggedText[]> {
  const task = getDocument({ data: new Uint8Array(readFileSync(pdf)), verbosity: 0 });
  const document = await task.promise;
  const untagged: UntaggedText[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const tagged = new Set(listContentIds(await page.getStructTree()));
    /** For each open marked content: whether what is in it is tagged or an artifact. */
    const open: boolean[] = [];
    for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
      if ('str' in item) {
        if (item.str.trim() !== '' && !open.includes(true)) untagged.push({ page: number, text: item.str });
      } else if (item.type === 'endMarkedContent') open.pop();
      else open.push(('tag' in item && item.tag === 'Artifact') || tagged.has(item.id ?? ''));
    }
  }
  await task.destroy();
  return untagged;
}

/** Returns the texts of a page, from 1, in the order of its structure tree, as a screen reader says them. */
export async function readAloud(pdf: string, number: number): Promise<string> {
  const task = getDocument({ data: new Uint8Array(readFileSync(pdf)), verbosity: 0 });
  const page = await (await task.promise).getPage(number);
  const texts = new Map<string, string>();
  const open: string[] = [];
  for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
    if ('str' in item) {
      const id = open.findLast((one) => one !== '') ?? '';
      texts.set(id, `${texts.get(id) ?? ''}${item.str} `);
    } else if (item.type === 'endMarkedContent') open.pop();
    else open.push(item.id ?? '');
  }
  const ids = listContentIds(await page.getStructTree());
  await task.destroy();
  return ids.map((id) => texts.get(id) ?? '').join('');
}

type StructTree = Awaited<
  ReturnType<Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>['getStructTree']>
>;

/** Ids of the marked contents that the elements of a page hold. */
function listContentIds(node: StructTree | { readonly type: string; readonly id: string }): string[] {
  if ('children' in node) return node.children.flatMap(listContentIds);
  return 'id' in node && node.type === 'content' ? [node.id] : [];
}
