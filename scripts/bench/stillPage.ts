const SCREENS = 10;
const ROW = 40;
const HEADER = 50;

export const STILL_PAGE = 'https://pages.exemple.invalid/page';

/** A page of the bench, with a header that stays in the window. */
export const buildBenchPage = (
  body: string,
): string => `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Page</title>
<style>html{scrollbar-width:none}body{margin:0;font:16px sans-serif}header{position:sticky;top:0;height:${HEADER}px;background:#ddd}
p{margin:0;height:${ROW}px}article{box-sizing:border-box;padding:8px;border-bottom:1px solid #999}</style></head>
<body><header>En-tête</header>${body}</body></html>`;

/** A page of ten screens that does not change. `windowHeight`: CSS pixels. */
export function buildStillPage(windowHeight: number): string {
  const count = Math.max(0, Math.floor((SCREENS * windowHeight - HEADER) / ROW));
  const lines = Array.from(
    { length: count },
    (_, n) => `<p style="background:hsl(${n % 360} 60% 80%)">Ligne ${n}, inventée.</p>`,
  );
  return buildBenchPage(lines.join(''));
}
