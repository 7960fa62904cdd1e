import assert from 'node:assert/strict'
import { test } from 'node:test'
import { points } from './decimal.ts'
import { type ResultsOptions, readResults } from './results.ts'
import { editionOf } from './samples-inputs.ts'

const editions = [editionOf('papi/2016-2017'), editionOf('papi/2019-2020')]
const options: ResultsOptions = {
  editionOf: (year) => editions.find(({ framework }) => framework.years.includes(year)),
  unitOf: (text, year) =>
    text === 'Hà Tây' ? (year > 2008 ? 'notThen' : 'ht') : ['A', 'B'].includes(text) ? text : undefined,
}
const table = (header: string, ...rows: string[]) => ({
  header: header.split(';'),
  rows: rows.map((text, i) => ({ row: i + 2, cells: text.split(';') })),
})
const read = (header: string, ...rows: string[]) => readResults(table(header, ...rows), options)

test('a long and a wide table give the same values', () => {
  const long = read('Năm;Tỉnh;Tiêu chí;Điểm', '2020;A;1.1;0,8', '2020;A;1.2;1.5')
  const wide = read('Tỉnh;1.1 Tri thức công dân;1.2;Năm', 'A;0.8;1,5;2020')
  assert.deepEqual([long.shape, wide.shape], ['long', 'wide'])
  const plain = (it: typeof long) => it.values.map(({ unit, year, code, points }) => [unit, year, code, points])
  assert.deepEqual(plain(long), [
    ['A', 2020, '1.1', points('0.8')],
    ['A', 2020, '1.2', points('1.5')],
  ])
  assert.deepEqual(plain(wide), plain(long))
})

test('blank, dash, KCDL and nought are "no score", never a score of nought', () => {
  const { values, errors } = read('Năm;Tỉnh;1.1;1.2;1.3;1.4', '2020;A;;KCDL;0;-')
  assert.deepEqual(errors, [])
  assert.deepEqual(
    values.map((it) => it.points),
    [null, null, null, null],
  )
})

test('outside its range, no number, unknown code, unknown unit, unknown year, a unit of another time', () => {
  const { values, errors } = read(
    'Năm;Tỉnh;Tiêu chí;Điểm',
    '2020;A;1.1;2,6',
    '2020;A;1.2;0,1',
    '2020;A;1.3;tốt',
    '2020;A;9.9;1',
    '2020;Sao Hỏa;1.1;1',
    '1999;A;1.1;1',
    '2020;Hà Tây;1.1;1',
    '2020;A;1.4;1e3',
  )
  assert.deepEqual(values, [])
  assert.deepEqual(
    errors.map(({ row }) => row),
    [2, 3, 4, 5, 6, 7, 8, 9],
  )
  const words = errors.map((it) => it.words).join('\n')
  for (const part of [
    '1.1: 2,60 nằm ngoài khoảng 0,25–2,50',
    '“tốt” không phải là số điểm',
    'không có “9.9”',
    'Không nhận ra đơn vị “Sao Hỏa”',
    'Không có bộ chỉ số của năm “1999”',
    '“Hà Tây” không có trong năm 2020',
  ]) {
    assert.ok(words.includes(part), `${part}\n${words}`)
  }
})

test('twice the same is once; twice otherwise is neither, and says where the other stands', () => {
  const { values, errors } = read(
    'Năm;Tỉnh;Tiêu chí;Điểm',
    '2020;A;1.1;1',
    '2020;A;1.1;1,0',
    '2020;B;1.1;1',
    '2020;B;1.1;1,2',
  )
  assert.deepEqual(
    values.map(({ unit }) => unit),
    ['A'],
  )
  assert.equal(errors.length, 1)
  assert.match(errors[0]!.words, /1\.1 năm 2020 đã có ở dòng 4 với giá trị khác \(1,00; 1,20\)/)
})

test('labels of later years over the columns of old ones are told, the code stands', () => {
  const { values, warnings } = read('Năm;Tỉnh;2.1 Access to Information', '2016;A;2,9')
  assert.deepEqual(
    values.map(({ code, points }) => [code, points]),
    [['2.1', points('2.9')]],
  )
  assert.match(
    warnings[0]!.words,
    /Năm 2016: cột 2\.1 ghi “Access to Information”, bộ của năm này gọi 2\.1 là “Danh sách hộ nghèo”/,
  )
  const swapped = read('Năm;Tỉnh;1.1 Cơ hội tham gia', '2016;A;1')
  assert.match(swapped.warnings[0]!.words, /là tên của 1\.2: hãy kiểm tra cột có bị lệch không/)
  assert.deepEqual(read('Năm;Tỉnh;1.1 Civic Knowledge', '2016;A;1').warnings, [])
})

test('stated sums that differ from their parts are told', () => {
  const parts = '1.1;1.2;1.3;1.4;D1'
  const { warnings, values } = read(`Năm;Tỉnh;${parts}`, '2020;A;1;1;1;1;4,0005', '2020;B;1;1;1;1;5')
  assert.equal(values.length, 8)
  assert.deepEqual(
    warnings.map(({ row, words }) => [row, words]),
    [[3, 'D1 ghi 5,00, các nội dung thành phần cộng lại 4,00.']],
  )
})

test('a table without what is needed is refused with what is missing', () => {
  assert.deepEqual(
    read('Tỉnh;Ghi chú', 'A;x').errors.map(({ words }) => words),
    ['Không thấy cột năm; hãy chọn năm của bảng.', 'Không thấy cột điểm nào: tiêu đề phải có mã như “1.1” hoặc “D1”.'],
  )
  assert.match(read('Năm;1.1', '2020;1').errors[0]!.words, /Không thấy cột tên hoặc mã đơn vị/)
  assert.match(read('Năm;Tỉnh;1.1;1.1 Tri thức công dân', '2020;A;1;1').errors[0]!.words, /Có hai cột cho 1\.1/)
  assert.deepEqual(readResults(table('Tỉnh;1.1', 'A;1'), { ...options, year: 2020 }).values.length, 1)
  assert.ok(readResults({ header: [], rows: [] }, options).errors.length > 0)
})
