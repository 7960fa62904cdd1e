import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BlockSource } from './blocks.ts'
import { blocksFromPdf } from './from-pdf.ts'
import type { Raster, ReadingHelp } from './help.ts'
import { isDoubtful, isGarbled, isVietnamese } from './page-letters.ts'
import { pdfOfLetters, pdfOfObjects } from './samples/pdf.ts'

const plan = [
  'ỦY BAN NHÂN DÂN TỈNH AN HÒA',
  'Số: 12/KH-UBND',
  'KẾ HOẠCH',
  'Nâng cao Chỉ số hiệu quả quản trị và hành chính công năm 2026',
  'Thực hiện Nghị quyết của Chính phủ về cải cách hành chính nhà nước,',
  'Ủy ban nhân dân tỉnh ban hành kế hoạch với các nội dung sau đây:',
  'Sở Nội vụ chủ trì, phối hợp với các sở, ban, ngành rà soát nội dung.',
]
const picture = 'q 595 0 0 842 0 0 cm /I Do Q\n'

/** Programs that are there: what they recognise is one line, what they draw is white. */
function programs() {
  const asked: string[] = []
  const help: ReadingHelp = {
    docx: () => Promise.reject(new Error('not asked')),
    raster: async (page, dpi): Promise<Raster> => {
      asked.push(`raster ${page}`)
      const [width, height] = [Math.round((595 * dpi) / 72), Math.round((842 * dpi) / 72)]
      const gray = new Uint8Array(width * height).fill(255)
      gray[0] = page
      return { width, height, dpi, gray }
    },
    words: async ({ gray }) => {
      asked.push('words')
      const words = ['KẾ', 'HOẠCH', 'trang', gray[0] === 2 ? 'hai' : 'một']
      return words.map((word, i) => `5\t1\t1\t1\t1\t${i}\t${300 + i * 200}\t300\t150\t50\t95\t${word}`).join('\n')
    },
    progress: () => undefined,
    expect: () => undefined,
  }
  return { help, asked }
}

async function read(bytes: Uint8Array, help?: ReadingHelp): Promise<BlockSource> {
  const source = await blocksFromPdf(bytes, help)
  if ('refused' in source) assert.fail(source.refused.message)
  return source
}

const said = (source: BlockSource): string => (source.notes ?? []).map((note) => note.message).join('\n')

async function refusalOf(bytes: Uint8Array) {
  const source = await blocksFromPdf(bytes)
  assert.ok('refused' in source)
  return source.refused
}

// The letters of a table that lies 29 places off, and one that leads into another alphabet.
const shifted = (letter: string): string => (letter === ' ' ? ' ' : String.fromCharCode(letter.charCodeAt(0) - 29))
const foreign = (letter: string): string =>
  /[^\p{ASCII}]/u.test(letter) ? String.fromCharCode(0x4a0 + (letter.charCodeAt(0) % 96)) : letter

test('B32: letters whose table is wrong are recognised from the page, else refused with the reason', async () => {
  for (const told of [shifted, foreign]) {
    const bytes = pdfOfLetters([plan, plan], { told })
    const { code, message } = await refusalOf(bytes)
    assert.equal(code, 'needs_program')
    assert.match(message, /phông chữ không ghi chữ thật.*Cần chương trình nhận dạng chữ/)
    const { help, asked } = programs()
    const source = await read(bytes, help)
    assert.deepEqual(source.lines, ['KẾ HOẠCH trang một', 'KẾ HOẠCH trang hai'])
    assert.match(said(source), /Trang 1–2 dùng phông chữ không ghi chữ thật, chữ được nhận dạng từ hình trang/)
    assert.ok(asked.includes('raster 2'))
  }
})

test('B32: words under the picture of a scan are taken when they are Vietnamese, with the rules of the picture', async () => {
  for (const layered of [
    pdfOfLetters([plan], { before: `${picture}3 Tr\n` }),
    pdfOfLetters([plan], { behind: picture }),
  ]) {
    const { help, asked } = programs()
    const source = await read(layered, help)
    assert.deepEqual(asked, ['raster 1'])
    assert.equal(source.kind, 'scan')
    assert.equal(source.lines?.[2], 'KẾ HOẠCH')
    assert.match(said(source), /Trang 1 là ảnh quét có sẵn lớp chữ/)
    const alone = await read(layered)
    assert.match(said(alone), /Đường kẻ của bảng chưa thấy được/)
  }
})

test('B32: words under the picture that know no Vietnamese are recognised anew', async () => {
  const plain = (letter: string): string => letter.normalize('NFD').replace(/\p{M}/gu, '').replace('đ', 'd') || letter
  const layered = pdfOfLetters([plan], { told: plain, before: `${picture}3 Tr\n` })
  const { help, asked } = programs()
  const source = await read(layered, help)
  assert.deepEqual(source.lines, ['KẾ HOẠCH trang một'])
  assert.ok(asked.includes('words'))
  assert.equal((await refusalOf(layered)).code, 'needs_program')
})

test('B32: a picture with a heading or stamp over it is a picture; empty pages are none', async () => {
  const mixed = await read(pdfOfLetters([[...plan, ...plan], []]))
  assert.deepEqual([mixed.lines?.length, mixed.notes], [14, undefined])
  const scanned = pdfOfLetters([['Phụ lục I', 'CÔNG VĂN ĐẾN Số: 15 Ngày: 12/3/2026'], []], { before: picture })
  const { help } = programs()
  assert.deepEqual((await read(scanned, help)).lines, ['KẾ HOẠCH trang một', 'KẾ HOẠCH trang hai'])
})

test('B24: fonts of TCVN3 and VNI are converted by name, else by how the whole text reads; it is said', async () => {
  const tcvn3 = [
    'Uû ban nh©n d©n tØnh ban hµnh kÕ ho¹ch c¶i c¸ch hµnh chÝnh n¨m 2026',
    'Së Néi vô chñ tr×, phèi hîp víi c¸c së, ban, ngµnh thùc hiÖn c«ng viÖc cña ng\u00adêi d©n',
    'C¸c c¬ quan ®¬n vÞ tæ chøc thùc hiÖn quyÕt ®Þnh nµy, b¸o c¸o vÒ Së Néi vô',
  ]
  const vni = [
    'UÛy ban nhaân daân tænh ban haønh keá hoaïch caûi caùch haønh chính naêm 2026',
    'Sôû Noäi vuï chuû trì, phoái hôïp vôùi caùc sôû, ban, ngaønh thöïc hieän coâng vieäc cuûa ngöôøi daân',
    'Caùc cô quan ñôn vò toå chöùc thöïc hieän quyeát ñònh naøy, baùo caùo veà Sôû Noäi vuï',
  ]
  for (const [lines, font] of [
    [tcvn3, '.VnTime'],
    [tcvn3, 'TT1A2'],
    [vni, 'VNI-Times'],
    [vni, 'F1'],
  ] as const) {
    const content = lines
      .map((line, i) => `BT /F 12 Tf 70 ${772 - i * 40} Td (${line.replace(/[()\\]/g, '\\$&')}) Tj ET`)
      .join('\n')
    const source = await read(
      pdfOfObjects([
        '<</Type/Catalog/Pages 2 0 R>>',
        '<</Type/Pages/Kids[4 0 R]/Count 1>>',
        `<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+${font}/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 255/Widths[${'500 '.repeat(224)}]>>`,
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F 3 0 R>>>>>>',
        ['', content],
      ]),
    )
    assert.deepEqual(
      source.lines,
      [
        'Uỷ ban nhân dân tỉnh ban hành kế hoạch cải cách hành chính năm 2026'.replace(
          /^Uỷ/,
          font === 'VNI-Times' || font === 'F1' ? 'Ủy' : 'Uỷ',
        ),
        'Sở Nội vụ chủ trì, phối hợp với các sở, ban, ngành thực hiện công việc của người dân',
        'Các cơ quan đơn vị tổ chức thực hiện quyết định này, báo cáo về Sở Nội vụ',
      ],
      font,
    )
    assert.equal(source.encoding, 'TCVN3/VNI')
    assert.match(said(source), /bảng mã cũ/)
  }
})

test('B1: letters and their marks apart are put together, and it is said', async () => {
  const source = await read(pdfOfLetters([plan], { told: (letter) => letter.normalize('NFD') }))
  assert.equal(source.lines?.[0], plan[0])
  assert.match(said(source), /Unicode tổ hợp/)
})

test('B32: what writing looks like', () => {
  const english =
    'The administrative reform of the government aims to improve services for all citizens and their businesses in every province of the country before the end of this year'.split(
      ' ',
    )
  const bare =
    'Can bo va cong chuc thuc hien day du cac noi dung cua ke hoach nay theo dung thoi gian quy dinh tai van ban cua tinh'.split(
      ' ',
    )
  const words = plan.join(' ').split(' ')
  assert.ok(!isGarbled(english) && !isGarbled(bare) && !isGarbled(words))
  assert.ok(isVietnamese(words) && !isVietnamese(english) && !isVietnamese(bare))
  assert.ok(isGarbled(words.map((word) => [...word].map((c) => (c > '\u007f' ? foreign(c) : c)).join(''))))
  assert.deepEqual(['chủ', 'UBND', '12/KH-UBND', 'chú', 'hànhn'].map(isDoubtful), [false, false, false, false, true])
})
