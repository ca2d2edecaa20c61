/** Counters of a post, by their name in the fiche. */
export const counterName: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amount: 'montant',
    bookmarks: 'signets',
    comments: 'commentaires',
    likes: 'J’aime',
    quotes: 'citations',
    reactions: 'réactions',
    replies: 'réponses',
    reposts: 'republications',
    score: 'points',
    shares: 'partages',
    stars: 'étoiles',
    views: 'vues',
  }),
);
