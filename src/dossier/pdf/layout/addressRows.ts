import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import type { Row } from './pageFlow.ts';
import { blockRows, STYLE } from './rows.ts';
import { type Block, layOutVerbatim } from './verbatimLayout.ts';

/** Longer addresses get no link. PDF/A limits a string to 32,767 bytes. */
const LINK_MAX = 2_000;

/**
 * Lays out an address in full, with line breaks after its punctuation; copied text has no line breaks. Only http(s)
 * addresses get a link, never `javascript:` and the like.
 */
export async function addressRows(
  pdf: PdfDocument,
  tag: Tag,
  type: string,
  address: string,
  at: {
    readonly x: number;
    readonly width: number;
    readonly clip?: { readonly lines: number; readonly mark: string };
    /** Without link. */
    readonly plain?: boolean;
    /** The address that the link opens, when a mark follows the printed one. */
    readonly target?: string;
  },
): Promise<Row[]> {
  const style = STYLE.address;
  const { blocks } = await layOutVerbatim(pdf, address, { style, width: at.width, breaks: 'address' });
  const clipped = at.clip !== undefined && blocks.length > at.clip.lines;
  const shown: readonly Block[] = clipped
    ? [...blocks.slice(0, at.clip.lines - 1), { kind: 'line', drawn: at.clip.mark, actual: null }]
    : blocks.length === 1
      ? blocks
      : blocks.map((block, index) =>
          block.kind === 'line' ? { ...block, actual: index === 0 ? address : '' } : block,
        );
  return blockRows(pdf, shown, { x: at.x, style, tag, type, link: at.plain ? null : webAddress(at.target ?? address) });
}

function webAddress(address: string): { url: string } | null {
  if (!URL.canParse(address) || address.length > LINK_MAX) return null;
  const { protocol, href } = new URL(address);
  return (protocol === 'https:' || protocol === 'http:') && href.length <= LINK_MAX ? { url: href } : null;
}
