import { type Figures, fullTitle } from '#lib/charts/figures.ts'
import { svgOf } from '#lib/charts/svg.ts'

const family = 'Be Vietnam Pro'
/** Twice as many points as the drawing has: sharp on paper and on the screens of today. */
const scale = 2

/** The drawing as a file that any editor of pictures opens; its words stay words. */
export async function saveSvg(figures: Figures): Promise<void> {
  save(new Blob([svgOf(figures)], { type: 'image/svg+xml' }), `${nameOf(figures)}.svg`)
}

/** The drawing in points, with our typeface. Fails when the browser cannot draw it. */
export async function savePng(figures: Figures): Promise<void> {
  const drawing = svgOf(figures, `<style>${await typeface()}</style>`)
  const image = new Image()
  const loaded = new Promise<void>((resolve, reject) => {
    image.onload = () => resolve()
    image.onerror = () => reject(new Error('the drawing could not be loaded'))
  })
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing)}`
  await loaded
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth * scale
  canvas.height = image.naturalHeight * scale
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('the browser has no canvas')
  pen.scale(scale, scale)
  pen.drawImage(image, 0, 0)
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!png) throw new Error('the drawing is too large')
  save(png, `${nameOf(figures)}.png`)
}

const nameOf = (figures: Figures): string =>
  fullTitle(figures)
    .replaceAll('/', '-')
    .replaceAll(/[^\p{L}\p{N}-]+/gu, ' ')
    .trim()
    .slice(0, 90)

function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

let kept: Promise<string> | undefined

/** A picture in a picture may load nothing, so the typeface that the page has is written into it. */
function typeface(): Promise<string> {
  kept ??= Promise.all(ownFaces().map(embedded)).then((faces) => faces.join(''))
  return kept
}

const ownFaces = (): CSSFontFaceRule[] =>
  [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule): rule is CSSFontFaceRule => rule instanceof CSSFontFaceRule)
    .filter(({ style }) => style.getPropertyValue('font-family').includes(family))
    .filter(({ style }) => ['400', '600'].includes(style.getPropertyValue('font-weight')))

async function embedded({ style, parentStyleSheet }: CSSFontFaceRule): Promise<string> {
  const address = /url\("?([^")]+\.woff2)"?\)/.exec(style.getPropertyValue('src'))?.[1]
  if (!address) return ''
  const font = await fetch(new URL(address, parentStyleSheet?.href ?? location.href)).then((reply) => reply.blob())
  const written = await new Promise<string>((resolve) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.readAsDataURL(font)
  })
  const [weight, range] = [style.getPropertyValue('font-weight'), style.getPropertyValue('unicode-range')]
  return `@font-face{font-family:'${family}';font-weight:${weight};${range ? `unicode-range:${range};` : ''}src:url(${written}) format('woff2')}`
}
