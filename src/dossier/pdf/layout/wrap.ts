/** One user-perceived character: as drawn, and as posted. */
export interface Cluster {
  readonly drawn: string;
  readonly original: string;
}

export type Line = Cluster;

/** Characters after which a line may end. */
export type Break = 'space' | 'address';
const ADDRESS_ENDS = /^[/?&=#_.,:;%+-]$/;
/** Without no-break spaces. */
const SPACE = /^[ \t]$/;

/**
 * Wraps clusters into lines no wider than `width`. A longer word is split between clusters. Spaces at the end of a line
 * stay in `original` and are not drawn.
 */
export function wrap(
  clusters: readonly Cluster[],
  width: number,
  measure: (drawn: string) => number,
  breaks: Break = 'space',
): Line[] {
  const lines: Line[] = [];
  let line: Cluster[] = [];
  let used = 0;
  for (const word of splitWords(clusters, breaks === 'space' ? SPACE : ADDRESS_ENDS)) {
    let widthWithoutSpaces = 0;
    for (const { drawn } of word) widthWithoutSpaces += SPACE.test(drawn) ? 0 : measure(drawn);
    if (used > 0 && used + widthWithoutSpaces > width) {
      lines.push(joinClusters(line));
      line = [];
      used = 0;
    }
    for (const cluster of word) {
      const step = measure(cluster.drawn);
      if (line.length > 0 && used + step > width && !SPACE.test(cluster.drawn)) {
        lines.push(joinClusters(line));
        line = [];
        used = 0;
      }
      line.push(cluster);
      used += step;
    }
  }
  if (line.length > 0 || lines.length === 0) lines.push(joinClusters(line));
  return lines;
}

/** Yields runs of clusters, each up to and including a break character. */
function* splitWords(clusters: readonly Cluster[], end: RegExp): Generator<Cluster[]> {
  let word: Cluster[] = [];
  for (const cluster of clusters) {
    const last = word.at(-1);
    if (last !== undefined && end.test(last.drawn) && !end.test(cluster.drawn)) {
      yield word;
      word = [];
    }
    word.push(cluster);
  }
  if (word.length > 0) yield word;
}

function joinClusters(clusters: readonly Cluster[]): Line {
  return {
    drawn: clusters
      .map(({ drawn }) => drawn)
      .join('')
      .replace(/[ \t]+$/, ''),
    original: clusters.map(({ original }) => original).join(''),
  };
}
