import { attributeOf, type HtmlElement } from './from-html-tree.ts'
import { type LegacyFont, legacyFontOf } from './legacy-fonts.ts'

/** What an element's look changes in what is read. */
export type Look = { font?: LegacyFont; capitals?: boolean; hidden?: boolean }

/** Looks by class ("msonormal") or element name ("p") from the style sheets of a page. */
export type Sheet = ReadonlyMap<string, Look>

const MAX_SHEET = 400_000

/** Reads of style sheets only what matters: old fonts, capitals, hidden text. */
export function readSheets(sheets: readonly string[]): Sheet {
  const looks = new Map<string, Look>()
  for (const sheet of sheets) {
    for (const rule of sheet.slice(0, MAX_SHEET).split('}')) {
      const open = rule.lastIndexOf('{')
      if (open < 0) continue
      const look = lookOf(rule.slice(open + 1))
      if (Object.keys(look).length === 0) continue
      for (const selector of rule.slice(0, open).split(',')) {
        const name = /(?:^|\s)([a-z][a-z0-9]*)?(?:\.([\w-]+))?\s*$/i.exec(selector.trim())
        const key = (name?.[2] ?? name?.[1])?.toLowerCase()
        if (key && key !== 'body' && !look.hidden) looks.set(key, { ...looks.get(key), ...look })
      }
    }
  }
  return looks
}

function lookOf(style: string): Look {
  const look: Look = {}
  const family = /font-family\s*:\s*["']?\s*([^"',;]+)/i.exec(style)?.[1]
  const font = family === undefined ? undefined : legacyFontOf(family.trim())
  if (font) look.font = font
  if (/text-transform\s*:\s*uppercase/i.test(style)) look.capitals = true
  if (/display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all/i.test(style)) look.hidden = true
  return look
}

/** Look of an element over that of the one around it. */
export function lookWithin(around: Look, element: HtmlElement, sheet: Sheet): Look {
  if (element.attrs.length === 0 && !sheet.has(element.tagName)) return around
  let look = around
  const add = (more: Look | undefined): void => {
    if (more) look = { ...look, ...more }
  }
  if (sheet.size > 0) {
    add(sheet.get(element.tagName))
    for (const name of (attributeOf(element, 'class') ?? '').toLowerCase().split(/\s+/)) add(sheet.get(name))
  }
  const face = element.tagName === 'font' ? attributeOf(element, 'face') : undefined
  const font = face === undefined ? undefined : legacyFontOf(face.split(',')[0]!.trim())
  if (font) add({ font })
  const style = attributeOf(element, 'style')
  if (style !== undefined) add(lookOf(style))
  if (attributeOf(element, 'hidden') !== undefined) add({ hidden: true })
  return look
}
