import { type InventedPost, inventPost } from './inventedPosts.ts';

/** Texts that break software. None may stop an export or be drawn outside the page. */
export const HOSTILE_TEXTS = [
  '=HYPERLINK("http://nulle-part.test";"ici")',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '\u202E\u202Dtxet\u202C \u2066isolé\u2069 \u200B\u200C\u200D\u2060\uFEFF',
  `e${'\u0301'.repeat(400)}`,
  'm'.repeat(5000),
  '😀👩🏽‍🚒🏴󠁧󠁢󠁥󠁮󠁧󠁿🇫🇷1️⃣'.repeat(40),
  'سأجدك أينما كنت ولن تختبئ',
  'שלום עולם mixed עברית 123',
  '全角文字と漢字、そして「括弧」',
  'ﷺ﷽𒐫𒈙⸻',
  '\u0000\u0001\u001b[31m\u007f\u0085',
  ')>> endobj 1 0 obj << /JS (app.alert(1)) >> (\\',
  'BT /F1 12 Tf (x) Tj ET EMC Q Q Q',
  '\ud800 seul \udc00',
  '\n\n\n\r\n\u2028\u2029\n',
  `${' '.repeat(3000)}fin`,
  '\t\t\ttabulations\t\t',
  'a\u0300\u0301\u0302\u0303\u0304\u0305\u0306z',
  '\uE000\uF8FF\u{10FFFD}',
  'mot '.repeat(900),
  '-'.repeat(2000),
  '',
];

/** Returns a post whose strings are all hostile. Lone surrogates are replaced, as the capture does. */
export function buildHostilePost(source: string): InventedPost {
  const text = source.toWellFormed();
  const short = source.slice(0, 200).toWellFormed();
  const page = `https://social.example/${text.replace(/\s/g, '').slice(0, 900)}`.toWellFormed();
  return inventPost(
    {
      text,
      author: { displayName: short, handle: short, profileUrl: 'javascript:alert(1)' },
      posting: { raw: short },
      address: { page, permalink: 'javascript:alert(1)' },
      context: { quoted: { author: short, permalink: page, text: short }, replyTo: short },
      warnings: [short],
    },
    { width: 80, height: 40 },
  );
}
