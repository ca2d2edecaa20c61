export default {
  'deliveries.title': 'Dossiers prepared',
  'deliveries.meaning': 'To whom each one was handed, and when. This list stays in this notebook.',
  'deliveries.made': 'Written {when}',
  'deliveries.digest': 'Digest: {digest}',
  'deliveries.given': 'Handed to {forWhom}',
  'deliveries.say': 'Say to whom it was handed',
  'deliveries.forWhom': 'To whom',
} as const;
