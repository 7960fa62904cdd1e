import { attribute, XmlTextTooLong, xmlSegments, xmlSteps } from '#lib/office/xml.ts'
import { XmlCursor, XmlTooDeep } from '#lib/office/xml-cursor.ts'
import { openZip, type Zip, ZipUnreadable } from '#lib/office/zip.ts'
import type { BlockSource, SourceNote } from './blocks.ts'
import type { Flow } from './flow.ts'
import { blocksFromFlow, paragraphsIn } from './flow-blocks.ts'
import { BodyReader, type DocxContext, type Tally, TooMuch } from './from-docx-body.ts'
import { DocxNotes } from './from-docx-notes.ts'
import { Numbering } from './from-docx-numbering.ts'
import { readStyles } from './from-docx-styles.ts'
import type { Refusal } from './reading.ts'
import { refuse } from './refuse.ts'

/** All parts that are read may not unpack to more than this; a plan of 1,000 pages has some 40 to 100 MB of XML. */
const MAX_UNPACKED = 128 * 1024 * 1024

/**
 * Blocks of a Word document (ECMA-376): what a reader sees on paper, tracked changes accepted. Numbers that Word
 * generates stand in front of their text. Never throws.
 */
export function blocksFromDocx(bytes: Uint8Array): BlockSource | Refusal {
  try {
    const parts = openParts(openZip(bytes, MAX_UNPACKED))
    if (parts === undefined) return refuse('unsupported_kind', 'Tệp không phải là văn bản Word (DOCX).')
    return read(parts)
  } catch (error) {
    return refusalOf(error)
  }
}

type Parts = { document: Iterable<string>; part(name: string): string | undefined }

function read({ document, part }: Parts): BlockSource | Refusal {
  const styles = readStyles(part('styles'))
  const tally: Tally = { tracked: 0, hidden: 0, pictures: 0, contents: 0, embedded: 0, pages: 0, letters: 0 }
  const notes = new DocxNotes(part('settings'))
  const context: DocxContext = { styles, numbering: new Numbering(part('numbering'), styles), notes, tally }
  const items = new BodyReader(new XmlCursor(document), context).readItems()
  const flow: Flow = {
    items,
    notes: notes.collect(
      (kind) => part(`${kind}s`),
      (cursor) => new BodyReader(cursor, context).readItems(),
    ),
  }
  // Without the marks that Word leaves where it broke pages, nobody knows the page.
  if (tally.pages === 0) for (const paragraph of paragraphsIn(items)) paragraph.page = 0
  for (const note of flow.notes) for (const paragraph of note.paragraphs) paragraph.page = 0
  const source = blocksFromFlow(flow, { kind: 'docx', encoding: 'DOCX', notes: notesOf(tally) })
  return source.blocks.length > 0 ? source : refuse('empty', emptyMessage(tally))
}

const emptyMessage = ({ pictures }: Tally): string =>
  pictures > 0
    ? 'Tệp Word chỉ có hình ảnh, không có chữ. Hãy tải bản quét (PDF hoặc ảnh) của văn bản.'
    : 'Tệp Word không có chữ nào để đọc.'

function notesOf(tally: Tally): SourceNote[] {
  const notes: SourceNote[] = []
  const say = (count: number, code: SourceNote['code'], message: string): void => {
    if (count > 0) notes.push({ code, message })
  }
  say(
    tally.tracked,
    'tracked_changes',
    `Tệp còn ${tally.tracked} chỗ sửa chưa duyệt (Track Changes): được đọc như đã chấp nhận hết.`,
  )
  say(tally.hidden, 'left_out', `Chữ ẩn (${tally.hidden} chỗ) không được đọc.`)
  say(tally.contents, 'left_out', 'Mục lục do Word tạo không được đọc.')
  say(tally.pictures, 'left_out', `Tệp có ${tally.pictures} hình lớn: chữ trong hình không được đọc.`)
  say(tally.embedded, 'left_out', `Tệp nhúng ${tally.embedded} văn bản khác: phần đó không được đọc.`)
  return notes
}

/** Texts of the parts, by the relations of the package; undefined when it holds no Word document. */
function openParts(zip: Zip): Parts | undefined {
  const main = targetOf(textOf(zip, '_rels/.rels'), /\/officeDocument$/, '') ?? 'word/document.xml'
  const document = zip.pieces(main)
  if (document === undefined || !/document\d*\.xml$/i.test(main)) return undefined
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const relations = textOf(zip, `${folder}_rels/${main.slice(folder.length)}.rels`)
  const part = (name: string): string | undefined =>
    textOf(zip, targetOf(relations, new RegExp(`/${name}$`), folder) ?? `${folder}${name}.xml`)
  return { document: xmlSegments(textPieces(document)), part }
}

function targetOf(relations: string | undefined, type: RegExp, folder: string): string | undefined {
  for (const step of xmlSteps(relations ?? '')) {
    if (step.kind !== 'open' || step.name !== 'Relationship') continue
    if (!type.test(attribute(step.attributes, 'Type') ?? '')) continue
    const target = attribute(step.attributes, 'Target') ?? ''
    return target.startsWith('/') ? target.slice(1) : folder + target
  }
  return undefined
}

class HostileXml extends Error {
  override name = 'HostileXml'
}

function textOf(zip: Zip, name: string): string | undefined {
  const pieces = zip.pieces(name)
  return pieces && [...textPieces(pieces)].join('')
}

// Office files may not hold a document type (ECMA-376 part 2, § 6.2.5): it is there to define bombs of entities.
const FORBIDDEN = /<!(?:DOCTYPE|ENTITY)/i

function* textPieces(pieces: Iterable<Uint8Array>): Generator<string> {
  let decoder: TextDecoder | undefined
  for (const piece of pieces) {
    const first = decoder === undefined
    decoder ??= new TextDecoder(encodingOf(piece))
    const text = decoder.decode(piece, { stream: true })
    if (first && FORBIDDEN.test(text.slice(0, 20_000))) throw new HostileXml('xml: document type')
    yield text
  }
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof ZipUnreadable) {
    if (error.code === 'encrypted') return refuse('encrypted', 'Tệp được đặt mật khẩu. Hãy bỏ mật khẩu rồi tải lại.')
    if (error.code === 'damaged') return damaged()
    return refuse('too_big', 'Tệp Word phình quá lớn khi mở (bất thường). Hãy mở bằng Word, lưu lại rồi tải lên.')
  }
  if (error instanceof TooMuch || error instanceof XmlTextTooLong)
    return refuse('too_big', 'Tệp Word có quá nhiều đoạn và ô bảng so với một văn bản.')
  if (error instanceof XmlTooDeep || error instanceof HostileXml) {
    return refuse('damaged', 'Tệp Word có cấu trúc bất thường (lồng quá sâu hoặc có khai báo bị cấm), không được đọc.')
  }
  return damaged()
}

const damaged = (): Refusal =>
  refuse('damaged', 'Tệp Word bị hỏng, không mở được. Hãy mở bằng Word, lưu lại (DOCX) rồi tải lên.')
