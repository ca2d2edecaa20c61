export default {
  'deliveries.title': 'Dossiers préparés',
  'deliveries.meaning': 'À qui chacun a été remis, et quand. Cette liste reste dans ce carnet.',
  'deliveries.made': 'Écrit le {when}',
  'deliveries.digest': 'Empreinte : {digest}',
  'deliveries.given': 'Remis à {forWhom}',
  'deliveries.say': 'Dire à qui il a été remis',
  'deliveries.forWhom': 'À qui',
} as const;
