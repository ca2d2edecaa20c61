import { join } from 'node:path';
import { bundleAsOne } from '../../verifier-page.ts';

/** Builds the page of all components as one file. It is no entry point of the extension, so no package contains it. */
export async function buildComponentsPage(): Promise<string> {
  const { script, style } = await bundleAsOne(join(import.meta.dirname, 'main.tsx'));
  return `<!doctype html>
<html lang="fr">
<head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" />
<title>Composants</title><style>${style}</style></head>
<body><script>${script}</script></body>
</html>
`;
}
