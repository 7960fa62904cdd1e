import { sizeOfJpeg, turnOfJpeg } from './image-size.ts'

/**
 * A PDF of one page that holds a JPEG or PNG as it is, packed bytes and all (PDF 32000-1, § 7.4.8 DCTDecode and § 7.4.4.4
 * predictors), so that pictures take the same way as scanned PDFs. Undefined for pictures that a PDF cannot hold so:
 * TIFF, PNG with transparency or interlaced.
 */
export function pdfFromImage(bytes: Uint8Array): Uint8Array | undefined {
  const image = bytes[0] === 0xff ? jpegStream(bytes) : bytes[0] === 0x89 ? pngStream(bytes) : undefined
  if (!image || image.width < 1 || image.height < 1) return undefined
  // Pictures of phones name no size: the page is taken for A4, the longer side of 297 mm.
  const scale = 842 / Math.max(image.width, image.height)
  const [w, h] = [(image.width * scale).toFixed(2), (image.height * scale).toFixed(2)]
  const draw = `q ${w} 0 0 ${h} 0 0 cm /I Do Q`
  return joined([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/Rotate ${90 * turnOfJpeg(bytes)}/MediaBox[0 0 ${w} ${h}]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>`,
    { dictionary: '', data: latin1(draw) },
    { dictionary: `/Type/XObject/Subtype/Image${image.dictionary}`, data: image.data },
  ])
}

type Stream = { dictionary: string; data: Uint8Array }
type Image = Stream & { width: number; height: number }

const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

function joined(objects: readonly (string | Stream)[]): Uint8Array {
  const parts: Uint8Array[] = [latin1('%PDF-1.5\n')]
  let at = parts[0]!.length
  const add = (bytes: Uint8Array) => {
    parts.push(bytes)
    at += bytes.length
  }
  const places = objects.map((object, i) => {
    const place = at
    if (typeof object === 'string') add(latin1(`${i + 1} 0 obj${object}endobj\n`))
    else {
      add(latin1(`${i + 1} 0 obj<<${object.dictionary}/Length ${object.data.length}>>stream\n`))
      add(object.data)
      add(latin1('\nendstream endobj\n'))
    }
    return place
  })
  const start = at
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  add(
    latin1(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF`,
    ),
  )
  const whole = new Uint8Array(at)
  let to = 0
  for (const part of parts) {
    whole.set(part, to)
    to += part.length
  }
  return whole
}

function jpegStream(bytes: Uint8Array): Image | undefined {
  const size = sizeOfJpeg(bytes)
  if (!size || (size.colours !== 1 && size.colours !== 3)) return undefined
  const { width, height, colours } = size
  const space = colours === 1 ? 'DeviceGray' : 'DeviceRGB'
  const dictionary = `/Width ${width}/Height ${height}/BitsPerComponent 8/ColorSpace/${space}/Filter/DCTDecode`
  return { width, height, dictionary, data: bytes }
}

const PNG_COLOURS: Record<number, [space: string, colours: number]> = { 0: ['/DeviceGray', 1], 2: ['/DeviceRGB', 3] }

/** Chunks of a PNG (ISO/IEC 15948): IHDR, PLTE and the packed rows, which a PDF unpacks with the same predictors. */
function pngStream(bytes: Uint8Array): Image | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const rows: Uint8Array[] = []
  let palette: Uint8Array | undefined
  if (bytes.length < 33) return undefined
  const [width, height, depth, type, interlaced] = [
    view.getUint32(16),
    view.getUint32(20),
    bytes[24]!,
    bytes[25]!,
    bytes[28]!,
  ]
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at)
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    const body = bytes.subarray(at + 8, at + 8 + length)
    if (name === 'IDAT') rows.push(body)
    else if (name === 'PLTE') palette = body
    else if (name === 'tRNS') return undefined
    at += 12 + length
  }
  const known = type === 3 && palette ? indexed(palette) : PNG_COLOURS[type]
  if (!known || interlaced !== 0 || rows.length === 0) return undefined
  const [space, colours] = known
  const data = new Uint8Array(rows.reduce((sum, row) => sum + row.length, 0))
  let to = 0
  for (const row of rows) {
    data.set(row, to)
    to += row.length
  }
  const parameters = `<</Predictor 15/Colors ${colours}/BitsPerComponent ${depth}/Columns ${width}>>`
  const dictionary = `/Width ${width}/Height ${height}/BitsPerComponent ${depth}/ColorSpace${space}/Filter/FlateDecode/DecodeParms${parameters}`
  return { width, height, dictionary, data }
}

function indexed(palette: Uint8Array): [string, number] {
  const hex = [...palette].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [`[/Indexed/DeviceRGB ${Math.floor(palette.length / 3) - 1}<${hex}>]`, 1]
}
