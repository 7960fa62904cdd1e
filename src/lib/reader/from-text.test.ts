import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { blocksFromText } from './from-text.ts'
import { shown, spansOf } from './samples/shown.ts'
import { sourceOf } from './source.ts'

const texts = (...lines: string[]): unknown[] => shown(blocksFromText(lines.join('\n')))

test('B6: a wrap between the pipes of an empty cell does not cut the row', () => {
  assert.deepEqual(
    texts(
      '| TT | Việc | Hạn | Chủ trì | Phối hợp |',
      '|---|---|---|---|---|',
      '| 1 | Rà soát hồ sơ |',
      '| Sở A | Sở B |',
      '| 2 | Kiểm tra | | Sở C |  |',
    ),
    [
      [
        ['TT', 'Việc', 'Hạn', 'Chủ trì', 'Phối hợp'],
        ['1', 'Rà soát hồ sơ', '', 'Sở A', 'Sở B'],
        ['2', 'Kiểm tra', '', 'Sở C', ''],
      ],
    ],
  )
})

test('B6: short group rows, escaped pipes and breaks inside cells', () => {
  assert.deepEqual(texts('| TT | Việc |', '|---|---|', '| I. Trục |', '| 1 | a \\| b<br>**c** |'), [
    [['TT', 'Việc'], ['I. Trục'], ['1', 'a | b\nc']],
  ])
})

test('B6: tables that are drawn with plus signs have real spans', () => {
  const source = blocksFromText(
    [
      '+-----+----------------+-------+',
      '| TT  | Nhiệm vụ       | Chủ   |',
      '|     |                | trì   |',
      '+=====+================+=======+',
      '| 1   | Rà soát văn    | Sở A  |',
      '|     | bản            |       |',
      '|     +----------------+-------+',
      '|     | - Công khai    | Sở B  |',
      '|     | - Kiểm tra     |       |',
      '+-----+----------------+-------+',
      '| II. Trục hai                 |',
      '+-----+----------------+-------+',
      'Hết',
    ].join('\n'),
  )
  assert.deepEqual(spansOf(source), [
    [
      '0,0 1×1: TT',
      '0,1 1×1: Nhiệm vụ',
      '0,2 1×1: Chủ trì',
      '1,0 2×1: 1',
      '1,1 1×1: Rà soát văn bản',
      '1,2 1×1: Sở A',
      '2,1 1×1: - Công khai\n- Kiểm tra',
      '2,2 1×1: Sở B',
      '3,0 1×3: II. Trục hai',
    ],
  ])
  assert.equal(shown(source).at(-1), 'Hết')
})

test('B6: cells parted by tabs, and rows without pipes at their edges', () => {
  const rows = [
    ['TT', 'Việc', 'Cơ quan'],
    ['1', 'Rà soát', ''],
    ['2', 'Công khai danh sách', 'Sở B'],
  ]
  assert.deepEqual(texts('TT\tViệc\tCơ quan', '1\tRà soát\t', '2\t"Công khai danh sách"\tSở B', 'Hết'), [rows, 'Hết'])
  assert.deepEqual(
    texts('TT | Việc | Cơ quan', '---|:----|------:', '1 | Rà soát |', '2 | Công khai', 'danh sách | Sở B', '', 'Hết'),
    [rows, 'Hết'],
  )
  assert.deepEqual(texts('\tCăn cứ Luật\tsố 1', '\tCăn cứ Nghị định\tsố 2'), [
    'Căn cứ Luật số 1',
    'Căn cứ Nghị định số 2',
  ])
})

test('B6: rows of bars without a rule, each a paragraph, or closed by a bar', () => {
  const table = [
    ['TT', 'Việc', 'Cơ quan', 'Hạn'],
    ['I', 'Trục một', 'Trục một', 'Trục một'],
    ['1', 'Rà soát hồ sơ còn thiếu', '', 'Quý I'],
    ['2', 'Công khai danh sách', 'Sở B', 'Quý II'],
  ]
  const rows = table.map((row) => row.join(' | '))
  assert.deepEqual(texts('Phụ lục', '', ...rows.flatMap((row) => [row, '']), 'Hết'), ['Phụ lục', table, 'Hết'])
  const closed = rows.map((row) => `${row} |`)
  assert.deepEqual(texts(...closed, 'Hết.'), [table, 'Hết.'])
  const wrapped = closed.flatMap((row) => row.replace('hồ sơ ', 'hồ sơ\n').split('\n'))
  assert.deepEqual(texts(...wrapped, 'Hết.'), [table, 'Hết.'])
  const menu = 'Trang chủ | Giới thiệu | Liên hệ'
  assert.deepEqual(texts(menu, 'Một câu của bài viết.'), [menu, 'Một câu của bài viết.'])
})

test('B7: letterhead and signature side by side are read column by column, each with its lines', () => {
  const source = blocksFromText(
    [
      '   UBND TỈNH X             CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      '    SỞ NỘI VỤ                 Độc lập - Tự do - Hạnh phúc',
      '  Số: 12/KH-SNV            Lam Giang, ngày 05 tháng 02 năm 2026',
      '',
      '                     KẾ HOẠCH',
      '',
      'Nơi nhận:                           TM. ỦY BAN NHÂN DÂN',
      '- Bộ Nội vụ;                            CHỦ TỊCH',
      '- Lưu: VT.',
      '',
      '',
      '                                      Nguyễn Văn A',
      '',
      '[1] Đạt 45 điểm.',
    ].join('\n'),
  )
  assert.deepEqual(shown(source), [
    'UBND TỈNH X',
    'SỞ NỘI VỤ',
    'Số: 12/KH-SNV',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    'Lam Giang, ngày 05 tháng 02 năm 2026',
    'KẾ HOẠCH',
    'Nơi nhận:',
    '- Bộ Nội vụ;',
    '- Lưu: VT.',
    'TM. ỦY BAN NHÂN DÂN',
    'CHỦ TỊCH',
    'Nguyễn Văn A',
    '[1] Đạt 45 điểm.',
  ])
  assert.deepEqual(
    source.blocks.map((block) => block.place.lines).filter(([from]) => from > 6),
    [
      [7, 7],
      [8, 8],
      [9, 9],
      [7, 7],
      [8, 8],
      [12, 12],
      [14, 14],
    ],
  )
})

test('B5: a year goes on with the line above; front matter and marks of Markdown notes are no text', () => {
  assert.deepEqual(texts('NÂNG CAO CHỈ SỐ PAPI NĂM', '2026'), ['NÂNG CAO CHỈ SỐ PAPI NĂM 2026'])
  assert.deepEqual(
    texts('---', 'title: Kế hoạch', 'tags:', '  - papi', '---', 'Theo kết quả[^1].', '', '[^1]: Đạt 45 điểm.'),
    ['Theo kết quả[1].', '[1] Đạt 45 điểm.'],
  )
  assert.deepEqual(texts('---', 'Đoạn văn.', '---'), ['Đoạn văn.'])
})

test('B2: what was converted is said', async () => {
  const codes = async (text: string): Promise<string[]> => {
    const source = await sourceOf(new TextEncoder().encode(text), 'a.txt')
    assert.ok(!('refused' in source))
    return (source.notes ?? []).map((note) => note.code)
  }
  assert.deepEqual(await codes('Kế hoạch'.normalize('NFD')), ['decomposed'])
  assert.deepEqual(await codes('KÕ ho¹ch c¶i c¸ch hµnh chÝnh cña tØnh n¨m 2005, thùc hiÖn c¸c nhiÖm vô ®­îc giao. '), [
    'old_encoding',
  ])
  assert.deepEqual(await codes('Kế hoạch'), [])
})

test('C2: drawn lines in any order are read, with places inside the document', () => {
  const pieces = [
    '+---+---+',
    '| a | b |',
    '|---|---|',
    '|   +---+',
    'a\tb\tc',
    'x | y',
    '--- | ---',
    'Nơi nhận:     TM. A',
    '     ',
    '',
    'Chữ',
    '|',
    '+',
  ]
  const property = fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (lines) => {
    const { blocks, lineCount } = blocksFromText(lines.join('\n'))
    for (const block of blocks) {
      const places = [block.place, ...(block.kind === 'table' ? block.rows.flat().map((cell) => cell.place) : [])]
      for (const { lines: place } of places) assert.ok(place[0] >= 1 && place[0] <= place[1] && place[1] <= lineCount)
    }
  })
  fc.assert(property, { numRuns: 600 })
})

test('B5: a line far longer than a page is wide goes on from none above it', () => {
  const title =
    'Nâng cao Chỉ số Hiệu quả quản trị và hành chính công cấp tỉnh (PAPI) trên địa bàn phường Đông Hòa năm 2025'
  const opening = `Thực hiện Kế hoạch số 3301/KH-UBND ngày 30/7/2025 của Ủy ban nhân dân thành phố về nâng cao Chỉ số PAPI năm 2025; ${'Ủy ban nhân dân phường xây dựng Kế hoạch này '.repeat(2)}như sau:`
  const items = Array.from({ length: 6 }, (_, i) => `${i + 1}. Nâng cao nhận thức của cán bộ, công chức.`).join('\n\n')
  const { blocks } = blocksFromText(`${title}\n${opening}\n\n${items}\n`)
  assert.deepEqual(
    blocks.slice(0, 2).map((block) => block.kind === 'paragraph' && block.text),
    [title, opening],
  )
})
