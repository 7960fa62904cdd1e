import {
  AlignmentType,
  Document,
  type FileChild,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
} from 'docx'
import { unzipSync } from 'fflate'
import { type Annex, attachedTo, type Block, closed, headingNumbers, type OfficialDocument } from './document.ts'
import { blockChildren } from './docx-blocks.ts'
import { addresseeLines, basisLines, endingTable, letterheadTable, titleLines } from './docx-frame.ts'
import { BODY_SPACING, FONT, LANDSCAPE_MARGIN, line, MARGIN, PAGE, points, SIZE, textWidth } from './docx-layout.ts'
import { packZip } from './zip.ts'

/**
 * The document as DOCX in the layout of Nghị định 30/2020/NĐ-CP, Phụ lục I (mẫu 1.4 and 1.5): A4, Times New Roman,
 * page number in the middle of the top margin and none on the first page. The same document gives the same bytes.
 */
export async function docxBytes(document: OfficialDocument): Promise<Uint8Array> {
  const title = 'type' in document.title ? `${document.title.type} ${document.title.about}` : document.title.subject
  const file = new Document({
    title,
    creator: document.letterhead.agency,
    lastModifiedBy: document.letterhead.agency,
    styles: STYLES,
    sections: [...mainSections(document), ...(document.annexes ?? []).map((annex) => annexSection(annex, document))],
  })
  return withoutTime(await Packer.toBuffer(file))
}

function mainSections(document: OfficialDocument): ISectionOptions[] {
  const numberOf = headingNumbers()
  const last = document.sections.length - 1
  const sections = document.sections.map((section, i) => {
    const landscape = section.landscape ?? false
    const blocks = i === last ? closeLast(section.blocks) : section.blocks
    return { landscape, children: blockChildren(blocks, textWidth(landscape), numberOf) }
  })
  const opening: FileChild[] = [
    letterheadTable(document.letterhead, document.title),
    ...titleLines(document.title),
    ...addresseeLines(document.addressees ?? []),
    ...basisLines(document.legalBases ?? []),
  ]
  // The frame is made for a portrait page: turned pages begin after it and end before it.
  if (sections[0]?.landscape === false) sections[0].children.unshift(...opening)
  else sections.unshift({ landscape: false, children: opening })
  const ending = endingTable(document)
  if (sections.at(-1)!.landscape) sections.push({ landscape: false, children: ending })
  else sections.at(-1)!.children.push(...ending)
  return sections.map(({ landscape, children }, i) => pages(children, landscape, i === 0))
}

function closeLast(blocks: readonly Block[]): readonly Block[] {
  const last = blocks.at(-1)
  return last?.kind === 'paragraph' ? [...blocks.slice(0, -1), { ...last, text: closed(last.text) }] : blocks
}

function annexSection(annex: Annex, document: OfficialDocument): ISectionOptions {
  const landscape = annex.landscape ?? false
  const children = [
    line(annex.number === undefined ? 'Phụ lục' : `Phụ lục ${annex.number}`, { size: 14, bold: true }),
    line(annex.title.toLocaleUpperCase('vi'), { size: SIZE.title, bold: true }),
    line(annex.note ?? attachedTo(document), { size: SIZE.title, italic: true, after: 180 }),
    ...blockChildren(annex.blocks, textWidth(landscape), headingNumbers()),
  ]
  return pages(children, landscape, true)
}

/** A run of pages; `first` starts the page numbers at 1 and hides the number of its first page. */
function pages(children: FileChild[], landscape: boolean, first: boolean): ISectionOptions {
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ size: points(13), children: [PageNumber.CURRENT] })],
  })
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      titlePage: first,
      page: {
        size: { ...PAGE, orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: landscape ? LANDSCAPE_MARGIN : MARGIN,
        ...(first ? { pageNumbers: { start: 1 } } : {}),
      },
    },
    headers: {
      default: new Header({ children: [number] }),
      first: new Header({ children: [new Paragraph({ children: [] })] }),
    },
    children,
  }
}

const run = { font: FONT, size: points(SIZE.body), color: '000000', language: { value: 'vi-VN' } }
const heading = (style: { bold?: boolean; italics?: boolean }) => ({
  run: { ...run, ...style },
  paragraph: { spacing: BODY_SPACING },
})

const STYLES = {
  default: {
    document: { run },
    heading1: heading({ bold: true }),
    heading2: heading({ bold: true }),
    heading3: heading({}),
  },
  paragraphStyles: [
    {
      id: 'Body',
      name: 'Nội dung',
      quickFormat: true,
      run,
      paragraph: { spacing: BODY_SPACING, alignment: AlignmentType.BOTH },
    },
  ],
}

/** The library stamps the moment of writing into two places; a document of the State carries its date in its text. */
function withoutTime(bytes: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).map(([name, content]): [string, Uint8Array] =>
    name === 'docProps/core.xml' ? [name, withoutStamps(content)] : [name, content],
  )
  const rank = (name: string) => (name === '[Content_Types].xml' ? 0 : name === '_rels/.rels' ? 1 : 2)
  return packZip(parts.sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1)))
}

function withoutStamps(core: Uint8Array): Uint8Array {
  const xml = new TextDecoder().decode(core).replace(/<dcterms:(created|modified)\b.*?<\/dcterms:\1>/gs, '')
  return new TextEncoder().encode(xml)
}
