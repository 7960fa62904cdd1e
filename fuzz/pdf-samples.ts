import { pdfOfObjects, pdfOfPages, ruled, written } from '../src/lib/reader/samples/pdf.ts'
import type { Question } from './reader-process.ts'

const line = 'Can bo va cong chuc thuc hien day du cac noi dung cua ke hoach nay theo dung thoi'
const text = Array.from({ length: 20 }, (_, i) => written(70, 100 + i * 18, `${i + 1}. ${line}`)).join('')
const table = [
  ...[100, 130, 190, 250].map((y) => ruled(70, y, 520, y)),
  ...[70, 110, 380, 520].map((x) => ruled(x, 100, x, 250)),
  written(75, 120, 'TT') + written(115, 120, 'Nhiem vu') + written(385, 120, 'Co quan chu tri'),
  written(75, 150, '1') + written(115, 150, 'Cong khai ngan sach') + written(385, 150, 'So Tai chinh'),
  written(75, 210, '2') + written(115, 210, 'Cong khai quy hoach') + written(385, 210, 'So Noi vu'),
].join('')

/** Small PDFs whose every part is plain text, so that changes reach the grammar: fonts, forms, rotation, old letters. */
export function handmadePdfs(): Question[] {
  const font = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>'
  const form = '/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Matrix[1 0 0 1 0 0]/Resources<</Font<</F 3 0 R>>>>'
  const unicode = '1 begincodespacerange <00><ff> endcodespacerange 1 beginbfrange <20><7e><0020> endbfrange'
  const forms = pdfOfObjects([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[4 0 R]/Count 1>>',
    font,
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</XObject<</X 6 0 R>>>>>>',
    ['', 'q 1 0 0 1 0 0 cm /X Do Q'],
    [form, text + table],
  ])
  const old = pdfOfObjects([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[4 0 R]/Count 1>>',
    '<</Type/Font/Subtype/TrueType/BaseFont/.VnTime/Encoding/WinAnsiEncoding/ToUnicode 6 0 R>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F 3 0 R>>>>>>',
    ['', text],
    ['', unicode],
  ])
  const files = {
    pages: pdfOfPages([text, table, table + text]),
    turned: pdfOfPages([table], '/Rotate 90'),
    forms,
    old,
  }
  return Object.entries(files).map(([name, bytes]) => ({ bytes, filename: `${name}.pdf` }))
}
