import { attributeOf, nameOf, native } from '../node.ts';
import {
  ADDRESSES,
  CHOSEN,
  inertCss,
  isAddress,
  isSecretName,
  isSecretValue,
  LABELLED,
  PAINTED,
  STRIPPED,
  TYPED_IN,
  withoutSecrets,
} from './rules.ts';

type Drop = (what: string) => void;

/** Of `el`'s attributes those that may be kept, written out; what is left out is counted with `drop`. */
export function writeAttributes(el: Element, drop: Drop): string {
  let written = '';
  for (const given of native(el, 'getAttributeNames').call(el)) {
    const name = given.toLowerCase();
    const value = attributeOf(el, given) ?? '';
    const kind = kindOf(name);
    const why = typeof kind === 'string' ? refusedValue(kind, el, value) : kind.refused;
    if (why) drop(why);
    else if (kind === 'address' && !staysInside(el, name, value)) {
      written += writeAttribute(`data-recueil-${name.replace(':', '-')}`, withoutSecrets(value));
    } else if (kind === 'css') written += writeAttribute(given, inertCss(value));
    else written += writeAttribute(given, isAddress(value) ? withoutSecrets(value) : value);
  }
  return written;
}

type Kind = 'plain' | 'address' | 'css' | 'data' | 'value' | { readonly refused: string };

/** A page has few names of attributes and many attributes. */
const kinds = new Map<string, Kind>();

function kindOf(name: string): Kind {
  const known = kinds.get(name);
  if (known) return known;
  const kind = judgeName(name);
  kinds.set(name, kind);
  return kind;
}

function judgeName(name: string): Kind {
  // The page may not write in our name, nor with signs that would end a tag.
  if (!/^[a-z_][\w.:-]*$/.test(name) || name.startsWith('data-recueil-'))
    return { refused: 'attribute-name' };
  if (name.startsWith('on')) return { refused: 'event-handler' };
  // Text areas that grow mirror their text in an attribute.
  if (CHOSEN.has(name) || /^data-.*value$/.test(name)) return { refused: 'field-value' };
  if (STRIPPED.has(name)) return { refused: `attribute-${name}` };
  if (isSecretName(name)) return { refused: 'token-like-attribute' };
  if (ADDRESSES.has(name)) return 'address';
  if (name === 'style' || PAINTED.has(name)) return 'css';
  if (name === 'value') return 'value';
  return name.startsWith('data-') ? 'data' : 'plain';
}

/** Why this value is left out; null when it may stay. */
function refusedValue(kind: Kind, el: Element, value: string): string | null {
  if (kind === 'data' && isSecretValue(value)) return 'token-like-attribute';
  if (kind !== 'value' || !TYPED_IN.has(nameOf(el))) return null;
  return LABELLED.has(attributeOf(el, 'type')?.toLowerCase() ?? '') ? null : 'field-value';
}

export function writeAttribute(name: string, value: string): string {
  return ` ${name}="${escaped(value)}"`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\u00a0': '&nbsp;',
};

/** For a text or an attribute in double quotes; lone surrogates, which no file can hold, are mended. */
export function escaped(text: string): string {
  return (
    /[&<>"\u00a0]/.test(text) ? text.replace(/[&<>"\u00a0]/g, (sign) => ESCAPES[sign] ?? sign) : text
  ).toWellFormed();
}

/** A place in this very page, or an image whose bytes stand in the attribute. */
function staysInside(el: Element, name: string, value: string): boolean {
  if (value.startsWith('#')) return name === 'href' || name === 'xlink:href';
  const shown = nameOf(el) === 'img' ? name === 'src' : nameOf(el) === 'image' && name.endsWith('href');
  return shown && /^data:image\//i.test(value);
}
