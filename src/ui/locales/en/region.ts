export default {
  'region.label': 'Draw the area, or move it with the arrows (Shift and arrows: its size). Enter keeps, Escape leaves.',
  'region.record': 'Keep this area',
  'region.place': 'Area of {width} by {height}, {left} from the left and {top} from the top.',
} as const;
