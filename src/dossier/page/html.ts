import { showControls } from '../controlCharacters.ts';

/** An HTML page as a tree of plain values, and its only serialiser: all text is escaped, and no script can run. */

type BlockTag = 'article' | 'body' | 'details' | 'footer' | 'header' | 'html' | 'main' | 'nav' | 'p' | 'section';
type ListTag = 'dd' | 'dl' | 'dt' | 'li' | 'ol' | 'ul';
type InlineTag = 'a' | 'code' | 'h1' | 'h2' | 'h3' | 'img' | 'summary';
type TagName = BlockTag | ListTag | InlineTag | 'head' | 'meta' | 'style' | 'title';

type LinkAttribute = 'href' | 'loading' | 'referrerpolicy' | 'rel' | 'src';
type TextAttribute = 'alt' | 'class' | 'dir' | 'id' | 'lang';
type AttributeName = LinkAttribute | TextAttribute | 'charset' | 'content' | 'http-equiv' | 'name';

export type Attributes = Readonly<Partial<Record<AttributeName, string>>>;
export type Child = HtmlElement | string;

export interface HtmlElement {
  readonly name: TagName;
  readonly attributes: Attributes;
  readonly children: readonly Child[];
}

const VOID: ReadonlySet<TagName> = new Set(['img', 'meta']);
/** A path of the dossier, or a fragment of this page. */
const LOCAL_PATH = /^(?:#|[A-Za-z0-9])[A-Za-z0-9._/-]*$/;

export function element(name: TagName, attributes: Attributes, ...children: readonly Child[]): HtmlElement {
  return { name, attributes, children };
}

/** Serialises a page. Throws TypeError for an `href` or `src` that is neither a local path nor, for `href`, http(s). */
export function htmlBytes(root: HtmlElement): Uint8Array<ArrayBuffer> {
  const parts: string[] = ['<!doctype html>\n'];
  write(root, parts);
  return new TextEncoder().encode(parts.join(''));
}

function write({ name, attributes, children }: HtmlElement, parts: string[]): void {
  parts.push(`<${name}`);
  for (const [key, value] of Object.entries(attributes)) {
    if ((key === 'href' || key === 'src') && !isSafeUrl(key, value)) throw new TypeError(`unsafe ${key}: ${value}`);
    parts.push(` ${key}="${escapeText(value)}"`);
  }
  parts.push('>');
  if (VOID.has(name)) return;
  for (const child of children) {
    // Browsers do not unescape the content of <style>; ours is a constant.
    if (typeof child !== 'string') write(child, parts);
    else parts.push(name === 'style' ? child : escapeText(child));
  }
  parts.push(`</${name}>`);
  if (!/^(?:a|code|title)$/.test(name)) parts.push('\n');
}

function isSafeUrl(key: string, value: string): boolean {
  if (LOCAL_PATH.test(value)) return true;
  return key === 'href' && /^https?:\/\//i.test(value) && URL.canParse(value);
}

/** HTML forbids control characters: they are replaced by their symbols. */
function escapeText(text: string): string {
  const shown = showControls(text.toWellFormed().replace(/\r\n?/g, '\n'));
  return shown.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
