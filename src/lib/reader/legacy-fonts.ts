import type { Piece } from './flow.ts'
import { fromTcvn3, fromVni } from './old-encodings.ts'

/** Fonts that show Vietnamese letters in the place of Western ones; `tcvn3Capitals` shows small letters as capitals. */
export type LegacyFont = 'tcvn3' | 'tcvn3Capitals' | 'vni'

/** Which old encoding a font was made for, by its name: ".VnTime", ".VnTimeH", "VNI-Times". */
export function legacyFontOf(name: string): LegacyFont | undefined {
  if (/^\.?vn[a-z]/i.test(name) && name.startsWith('.')) return /[a-z]H$/.test(name) ? 'tcvn3Capitals' : 'tcvn3'
  return /^vni[- ]/i.test(name) ? 'vni' : undefined
}

const UNICODE_LETTER = /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/
const WESTERN_LETTER = /[\u00a1-\u00ff\uf0a1-\uf0ff]/

/** Counts how the runs in old fonts are really written: after a conversion the font's name often stays behind. */
export class LegacyCount {
  private old = 0
  private unicode = 0

  add(pieces: readonly Piece[]): void {
    for (const piece of pieces) {
      if (!piece.font) continue
      if (UNICODE_LETTER.test(piece.text)) this.unicode++
      else if (WESTERN_LETTER.test(piece.text)) this.old++
    }
  }

  /** Runs in old fonts are to be converted. */
  get trusted(): boolean {
    return this.old > this.unicode * 2
  }
}

/** Puts runs of the same font together, so that a letter and its sign in two runs are one again. */
export function mergedPieces(pieces: readonly Piece[]): Piece[] {
  const merged: Piece[] = []
  for (const piece of pieces) {
    const last = merged[merged.length - 1]
    if (last && last.font === piece.font && last.capitals === piece.capitals) last.text += piece.text
    else if (piece.text !== '') merged.push({ ...piece })
  }
  return merged
}

/** The text of runs as it is shown; runs in old fonts are converted when `convert` says so. Not yet normalised. */
export function textOfPieces(pieces: readonly Piece[], convert: boolean): string {
  let text = ''
  for (const piece of pieces) {
    const shown = piece.font && convert && !UNICODE_LETTER.test(piece.text) ? fromFont(piece) : piece.text
    text += piece.capitals ? shown.toUpperCase() : shown
  }
  return text
}

/** Text that was written for an old font. Symbol areas of fonts stand for the letters below them. */
export function fromLegacyFont(text: string, font: LegacyFont): string {
  const western = text.replace(/[\uf020-\uf0ff]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xf000))
  if (font === 'vni') return fromVni(western)
  const converted = fromTcvn3(western)
  return font === 'tcvn3Capitals' ? converted.toUpperCase() : converted
}

const fromFont = (piece: Piece): string => fromLegacyFont(piece.text, piece.font!)
