import { getAttribute, getLocalName, getPrototype } from '../safeDom.ts';
import {
  ADDRESS_ATTRIBUTES,
  BUTTON_TYPES,
  FORM_FIELDS,
  isAddress,
  isSecretName,
  isSecretValue,
  neutralizeCss,
  removeSecrets,
  SELECTION_ATTRIBUTES,
  STRIPPED_ATTRIBUTES,
  SVG_PAINT_ATTRIBUTES,
} from './rules.ts';

type CountDropped = (reason: string) => void;

/** Serialises the attributes of `el` that may be kept; counts the others with `countDropped`. */
export function writeAttributes(el: Element, countDropped: CountDropped): string {
  let html = '';
  for (const attributeName of getPrototype(el).getAttributeNames.call(el)) {
    const name = attributeName.toLowerCase();
    const value = getAttribute(el, attributeName) ?? '';
    const kind = getAttributeKind(name);
    const refusal = typeof kind === 'string' ? findValueRefusal(kind, el, value) : kind.refused;
    if (refusal) countDropped(refusal);
    else if (kind === 'address' && !isSelfContained(el, name, value)) {
      html += writeAttribute(`data-recueil-${name.replace(':', '-')}`, removeSecrets(value));
    } else if (kind === 'css') html += writeAttribute(attributeName, neutralizeCss(value));
    else html += writeAttribute(attributeName, isAddress(value) ? removeSecrets(value) : value);
  }
  return html;
}

type Kind = 'plain' | 'address' | 'css' | 'data' | 'value' | { readonly refused: string };

/** A page has few attribute names and many attributes. */
const kindCache = new Map<string, Kind>();

function getAttributeKind(name: string): Kind {
  const known = kindCache.get(name);
  if (known) return known;
  const kind = classifyName(name);
  kindCache.set(name, kind);
  return kind;
}

function classifyName(name: string): Kind {
  // The page must not use our prefix, nor characters that would end a tag.
  if (!/^[a-z_][\w.:-]*$/.test(name) || name.startsWith('data-recueil-')) return { refused: 'attribute-name' };
  if (name.startsWith('on')) return { refused: 'event-handler' };
  // Auto-growing text areas copy their text to an attribute.
  if (SELECTION_ATTRIBUTES.has(name) || /^data-.*value$/.test(name)) return { refused: 'field-value' };
  if (STRIPPED_ATTRIBUTES.has(name)) return { refused: `attribute-${name}` };
  if (isSecretName(name)) return { refused: 'token-like-attribute' };
  if (ADDRESS_ATTRIBUTES.has(name)) return 'address';
  if (name === 'style' || SVG_PAINT_ATTRIBUTES.has(name)) return 'css';
  if (name === 'value') return 'value';
  return name.startsWith('data-') ? 'data' : 'plain';
}

/** Returns why this value is dropped; null when it may be kept. */
function findValueRefusal(kind: Kind, el: Element, value: string): string | null {
  if (kind === 'data' && isSecretValue(value)) return 'token-like-attribute';
  if (kind !== 'value' || !FORM_FIELDS.has(getLocalName(el))) return null;
  return BUTTON_TYPES.has(getAttribute(el, 'type')?.toLowerCase() ?? '') ? null : 'field-value';
}

export function writeAttribute(name: string, value: string): string {
  return ` ${name}="${escapeHtml(value)}"`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\u00a0': '&nbsp;',
};

/** Escapes text for an element or a double-quoted attribute; replaces lone surrogates, which no file can contain. */
export function escapeHtml(text: string): string {
  return (
    /[&<>"\u00a0]/.test(text) ? text.replace(/[&<>"\u00a0]/g, (sign) => ESCAPES[sign] ?? sign) : text
  ).toWellFormed();
}

/** Returns whether the value is a fragment of this page, or an image embedded in the attribute. */
function isSelfContained(el: Element, name: string, value: string): boolean {
  if (value.startsWith('#')) return name === 'href' || name === 'xlink:href';
  const isImageSource =
    getLocalName(el) === 'img' ? name === 'src' : getLocalName(el) === 'image' && name.endsWith('href');
  return isImageSource && /^data:image\//i.test(value);
}
