export default {
  'region.label':
    'Draw the area, or move it with the arrows (Shift and arrows: its size). Enter records, Escape leaves.',
  'region.record': 'Record this area',
  'region.place': 'Area of {width} by {height}, {left} from the left and {top} from the top.',
} as const;
