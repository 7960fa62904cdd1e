/**
 * Signs of the fonts Symbol and Wingdings by their place in the font (0x20–0xff): what stands in documents for
 * bullets, boxes, arrows and comparison. Others are shown as a bullet.
 */
const SYMBOL: Record<number, string> = {
  45: '-',
  42: '*',
  43: '+',
  61: '=',
  163: '≤',
  179: '≥',
  177: '±',
  180: '×',
  184: '÷',
  185: '≠',
  187: '≈',
  176: '°',
  174: '→',
  172: '←',
  222: '⇒',
  229: '∑',
  181: '∝',
  97: 'α',
  98: 'β',
  100: 'δ',
  101: 'ε',
  109: 'μ',
  112: 'π',
  115: 'σ',
}
const WINGDINGS: Record<number, string> = {
  168: '☐',
  111: '☐',
  113: '☐',
  254: '☑',
  253: '☒',
  120: '☒',
  252: '✓',
  251: '✗',
  224: '→',
  232: '→',
  240: '→',
  223: '←',
}

/** The sign that a symbol font shows for a character (of Unicode's private area, or plain). */
export function symbolOf(font: string, code: number): string {
  const place = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code
  if (place === 32) return ' '
  const known = /wingdings|webdings/i.test(font) ? WINGDINGS[place] : SYMBOL[place]
  return known ?? '•'
}

const isSymbolFont = (font: string): boolean => /^(?:symbol|wingdings(?: [23])?|webdings)$/i.test(font)
const PRIVATE = /[\uf020-\uf0ff]/

/** Text of a run with the signs of symbol fonts in Unicode. */
export function withSymbols(text: string, font: string): string {
  if (isSymbolFont(font)) return [...text].map((c) => (/\s/.test(c) ? c : symbolOf(font, c.charCodeAt(0)))).join('')
  if (!PRIVATE.test(text)) return text
  return text.replace(/[\uf020-\uf0ff]/g, (c) => symbolOf('Symbol', c.charCodeAt(0)))
}

/** A bullet of a list as the reader knows it: letters and common signs stay, signs of symbol fonts become "•". */
export function bulletOf(text: string, font: string): string {
  const shown = withSymbols(text, font).trim()
  if (shown === '' || shown === 'o') return shown === 'o' ? '◦' : ''
  if (/^[-–—+*•▪●◦·]$/.test(shown) || /\p{L}{2}/u.test(shown)) return shown
  return '•'
}
