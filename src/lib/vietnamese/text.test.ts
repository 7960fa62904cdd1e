import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compareVietnamese, sortVietnamese } from './compare.ts'
import { fold, squeeze } from './fold.ts'
import { clean, mendLookAlikes, normalize } from './normalize.ts'

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('uỷ', 'hoà', 'quý', 'Đ', 'Ð', '\u0301', '\u200b', '\u00a0', ' ', 'ơ', 'THUỶ', 'giữa'))
    .map((parts) => parts.join('')),
)

test('fold: marks, đ, case, blanks and composition do not matter', () => {
  for (const [a, b] of [
    ['Ủy ban Nhân dân', 'uỷ  ban\u00a0nhân dân'],
    ['ĐẮK LẮK', 'Ðắk Lắk'],
    ['Hoà Bình', 'hòa\u200b bình\n'],
    ['Nghị quyết', 'Nghị quyết'.normalize('NFD')],
  ] as const) {
    assert.equal(fold(a), fold(b))
  }
  assert.equal(fold('  Đường\tThuỷ '), 'duong thuy')
})

test('fold and normalize are idempotent, whatever the text', () => {
  fc.assert(
    fc.property(text, (t) => {
      assert.equal(fold(fold(t)), fold(t))
      assert.equal(normalize(normalize(t)), normalize(t))
      assert.equal(squeeze(squeeze(t)), squeeze(t))
      assert.equal(fold(t.normalize('NFD')), fold(t.normalize('NFC')))
      assert.equal(fold(normalize(t)), fold(t))
    }),
    { numRuns: 1000 },
  )
})

test('normalize: one tone placement, in open syllables only', () => {
  // biome-ignore format: a table
  const pairs = {
    hoà: 'hòa', uỷ: 'ủy', khoẻ: 'khỏe', thuỷ: 'thủy', xoá: 'xóa', HOÀ: 'HÒA', Uỷ: 'Ủy', toạ: 'tọa', loè: 'lòe',
    quý: 'quý', quả: 'quả', quỷ: 'quỷ', hoàn: 'hoàn', tuyến: 'tuyến', huỳnh: 'huỳnh', giỏ: 'giỏ', khoáng: 'khoáng', hòa: 'hòa',
  }
  for (const [written, expected] of Object.entries(pairs)) {
    assert.equal(normalize(written), expected)
    assert.equal(normalize(written.normalize('NFD')), expected)
  }
  assert.equal(clean(' UỶ  BAN\nnhân dân '), 'ỦY BAN nhân dân')
})

test('look-alike letters are mended inside Latin words only', () => {
  assert.equal(mendLookAlikes('QÐ-UBND, ðường'), 'QĐ-UBND, đường')
  assert.equal(mendLookAlikes('Кế hoạch'), 'Kế hoạch')
  assert.equal(mendLookAlikes('Москва'), 'Москва')
})

test('Vietnamese order: đ after d, tones after letters, numbers by value', () => {
  const sorted = ['a', 'ă', 'â', 'b', 'd', 'đ', 'e', 'ê', 'o', 'ô', 'ơ', 'u', 'ư']
  assert.deepEqual([...sorted].reverse().sort(compareVietnamese), sorted)
  assert.deepEqual(['Phụ lục 10', 'Phụ lục 2'].sort(compareVietnamese), ['Phụ lục 2', 'Phụ lục 10'])
  const towns = [{ name: 'Điện Biên' }, { name: 'An Giang' }, { name: 'Đắk Lắk' }, { name: 'Cà Mau' }]
  assert.deepEqual(
    sortVietnamese(towns, (t) => t.name).map((t) => t.name),
    ['An Giang', 'Cà Mau', 'Đắk Lắk', 'Điện Biên'],
  )
})
