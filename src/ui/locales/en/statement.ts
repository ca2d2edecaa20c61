export default {
  'statement.title': 'Texts to paste',
  'statement.intro': 'This has your words and recorded facts (in French), nothing else. Read, correct, then copy.',
  'statement.max': 'Length of the text',
  'statement.maxOption': '{max} characters at most',
  'statement.length': '{length} of {max} characters.',
  'statement.tooLong': 'The text is too long: remove {over} characters.',
  'statement.tooShort': 'The text is too short: this field needs {min} characters.',
  'statement.paste': 'Paste it in the field “{field}”.',
  'statement.copy': 'Copy “{field}”',
  'statement.copied': 'Copied.',
  'statement.copyFailed': 'The browser did not copy it: select the text by hand.',
  'statement.unsaved':
    'Your corrections stay here while the carnet is open. If a fact in them changes, the text is made again.',
  'statement.clipboard': 'A copied text stays in the clipboard: copy something else afterwards to replace it.',
} as const;
