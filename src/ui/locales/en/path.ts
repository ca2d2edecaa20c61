export default {
  'path.captured': {
    one: 'one page captured before in this tab',
    other: '{n} pages captured before in this tab',
  },
} as const;
