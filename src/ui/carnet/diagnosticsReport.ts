import type { Diagnostics } from '../../domain/capture/observation.ts';

/**
 * Formats a diagnosis as lines to send to whoever maintains the readers: ids, versions, counts and our own codes, the
 * same in every language, without any content of the page.
 */
export function formatDiagnosticsReport({
  posts,
  reader,
  passed,
  isLayoutChanged,
  fields,
  stopped,
}: Diagnostics): string {
  return [
    reader
      ? `reader: ${reader.id}, version ${reader.version}, confirmed ${reader.confirmed ?? 'never'}`
      : 'reader: none',
    ...(passed ? [`platform without a post: ${passed.platform} (${passed.why})`] : []),
    ...(isLayoutChanged ? ['layout-changed'] : []),
    `posts: ${posts}${stopped === null ? '' : ` (stopped: ${stopped})`}`,
    ...fields.map(({ name, read, unsure, whyNot }) => {
      const reasons = whyNot.length === 0 ? '' : `, ${whyNot.join(' ')}`;
      return `${name}: ${read}/${posts}, unsure ${unsure}${reasons}`;
    }),
  ].join('\n');
}
