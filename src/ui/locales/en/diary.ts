export default {
  'diary.title': 'Diary',
  'diary.meaning':
    'What this changes in your life: sleep, work, studies, health, going out. A few words are enough, on the same day if you can.',
  'diary.day': 'Day',
  'diary.text': 'Your words',
  'diary.hint': 'They stay in this notebook. They enter a dossier only if you tick them.',
  'diary.add': 'Add',
  'diary.empty': 'Nothing written yet.',
} as const;
