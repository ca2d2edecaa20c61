/** What a person sees as one character: how it is drawn, and what was posted. */
export interface Cluster {
  readonly drawn: string;
  readonly original: string;
}

export type Line = Cluster;

/** What a line may end after. */
export type Break = 'space' | 'address';
const ADDRESS_ENDS = /^[/?&=#_.,:;%+-]$/;
/** No-break spaces are not among them. */
const SPACE = /^[ \t]$/;

/**
 * Lines no wider than `width`; a word that is longer than a line is cut between clusters. Spaces at the end of a line are
 * kept in `original` and not drawn.
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
    let solid = 0;
    for (const { drawn } of word) solid += SPACE.test(drawn) ? 0 : measure(drawn);
    if (used > 0 && used + solid > width) {
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

/** Runs of clusters up to and including what one may break after. */
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
