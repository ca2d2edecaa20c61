/**
 * What recipients accept, written again from their published rules and not from src/law. Geneva: the published code of
 * republique-et-canton-de-geneve/pre-plainte (FichierValidator, ValidationConstants), where a megabyte is 1,048,576
 * bytes. Plainte en ligne: types only; its sizes are not published.
 */
interface RecipientRules {
  readonly extensions: readonly string[];
  readonly maxFiles: number;
  readonly maxFileBytes: number;
  readonly maxTotalBytes: number;
}

const MEBIBYTE = 1024 * 1024;

export const RECIPIENT_RULES = {
  geneva: {
    extensions: ['jpg', 'jpeg', 'png', 'pdf', 'tif'],
    maxFiles: 10,
    maxFileBytes: 10 * MEBIBYTE,
    maxTotalBytes: 70 * MEBIBYTE,
  },
  'plainte-en-ligne': {
    extensions: ['jpg', 'jpeg', 'png', 'pdf'],
    maxFiles: Number.POSITIVE_INFINITY,
    maxFileBytes: Number.POSITIVE_INFINITY,
    maxTotalBytes: Number.POSITIVE_INFINITY,
  },
} as const satisfies Readonly<Record<string, RecipientRules>>;

/** Returns the reasons for which a recipient would refuse these files; [] when it takes them. */
export async function findRefusals(
  files: readonly { readonly fileName: string; readonly file: Blob }[],
  rules: RecipientRules,
): Promise<readonly string[]> {
  const total = files.reduce((sum, { file }) => sum + file.size, 0);
  const perFile = await Promise.all(
    files.map(async ({ fileName, file }) => {
      const extension = fileName.split('.').at(-1) ?? '';
      const start = new TextDecoder('latin1').decode(await file.slice(0, 5).arrayBuffer());
      const isOfItsType = extension === 'pdf' ? start === '%PDF-' : start.startsWith('\xff\xd8\xff');
      return [
        ...(rules.extensions.includes(extension) ? [] : [`${fileName}: type`]),
        ...(isOfItsType ? [] : [`${fileName}: content`]),
        ...(file.size <= rules.maxFileBytes ? [] : [`${fileName}: ${file.size} bytes`]),
        ...(/^[A-Za-z0-9._-]{1,100}$/.test(fileName) ? [] : [`${fileName}: name`]),
      ];
    }),
  );
  return [
    ...perFile.flat(),
    ...(files.length <= rules.maxFiles ? [] : [`${files.length} files`]),
    ...(total <= rules.maxTotalBytes ? [] : [`${total} bytes in all`]),
    ...(new Set(files.map(({ fileName }) => fileName)).size === files.length ? [] : ['same name twice']),
  ];
}
