import { existsSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand, UsageError } from './cli.ts';

const HELP = `npm run new:language -- CODE [--root FOLDER]

Adds a language to the interface: copies the English words to src/ui/locales/CODE and assets/public/_locales/CODE, and
adds the language to the lists and to the words that stand beside their codes. Translate them afterwards; the types and
the tests name what is missing.

  CODE           two or three lower-case letters (ISO 639), for example es
  --root FOLDER  the checkout to change (default: this one)`;

const LOCALES = 'src/ui/locales';
/** The labels of the facts of a fiche, and the words of a call: `{ fr: '…', en: '…' }`. */
const LABELS = ['src/domain/item/ficheFacts.ts', 'src/domain/item/callWords.ts'];
const WARNINGS = 'src/domain/capture/warningWords.ts';

async function edit(path: string, change: (text: string) => string): Promise<void> {
  const before = await readFile(path, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${path} does not have the expected form`);
  await writeFile(path, after);
}

/** `verifyEs` of `es`. */
const verifyName = (code: string): string => `verify${code.charAt(0).toUpperCase()}${code.slice(1)}`;

async function addLanguage(root: string, code: string): Promise<void> {
  const locales = join(root, LOCALES);
  const folder = join(locales, code);
  const messages = join(root, 'assets/public/_locales');
  await cp(join(locales, 'en'), folder, { recursive: true });
  await cp(join(messages, 'en'), join(messages, code), { recursive: true });
  await edit(join(folder, 'index.ts'), (text) =>
    text.replace("lang: 'en'", `lang: '${code}'`).replace('export const en', `export const ${code}`),
  );
  await edit(join(folder, 'verify.ts'), (text) => text.replaceAll('verifyEn', verifyName(code)));
  const name = new Intl.DisplayNames(code, { type: 'language' }).of(code) ?? code;
  await edit(join(root, 'src/domain/shared/languages.ts'), (text) =>
    text
      .replace(/(LANGUAGE_CODES = \[[^\]]*)\]/, `$1, '${code}']`)
      .replace(/(LANGUAGE_NAMES[^}]*)\}/, `$1  ${code}: '${name.replaceAll("'", '’')}',\n}`),
  );
  for (const path of LABELS)
    await edit(join(root, path), (text) => text.replace(/(\ben: ('[^'\n]*'))(,?\s*\})/g, `$1, ${code}: $2$3`));
  await edit(join(root, WARNINGS), (text) => text.replace(/^( *)en:(\s+'[^'\n]*',)$/gm, `$&\n$1${code}:$2`));
  await edit(join(locales, 'words.ts'), (text) =>
    text
      .replace("import { en } from './en/index.ts';", `$&\nimport { ${code} } from './${code}/index.ts';`)
      .replace(/(WORDS: [^=]*= \{[^}]*?) \}/, `$1, ${code} }`),
  );
  await edit(join(locales, 'loadWords.ts'), (text) =>
    text.replace(/(LOADERS: [^}]*)\};/, `$1  ${code}: async () => (await import('./${code}/index.ts')).${code},\n};`),
  );
  await edit(join(locales, 'verify.ts'), (text) =>
    text
      .replace(
        "import { verifyEn } from './en/verify.ts';",
        `$&\nimport { ${verifyName(code)} } from './${code}/verify.ts';`,
      )
      .replace(/(VERIFY_WORDS: [^=]*= \{[^}]*?) \}/, `$1, ${code}: ${verifyName(code)} }`),
  );
}

const OPTIONS = { root: { type: 'string', default: join(import.meta.dirname, '..') } } as const;

await runCommand(HELP, OPTIONS, async (values, positionals) => {
  const [code, ...rest] = positionals;
  if (code === undefined || rest.length > 0) throw new UsageError('one language code is needed, for example es');
  if (!/^[a-z]{2,3}$/.test(code)) throw new UsageError(`${code} is not a language code of two or three letters`);
  if (existsSync(join(values.root, LOCALES, code))) throw new UsageError(`${code} already exists`);
  await addLanguage(values.root, code);
  console.log(
    `${code}: translate ${LOCALES}/${code}/*.ts, the words of ${[...LABELS, WARNINGS].join(', ')} and assets/public/_locales/${code}/messages.json.`,
  );
  console.log(
    'Run « npm run fix », then « npm run types » and « npx vitest run tests/integration/ui/locales.test.ts ».',
  );
});
