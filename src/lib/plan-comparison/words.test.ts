import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { clean } from '#lib/vietnamese/normalize.ts'
import { type Part, sameForm, wordChanges } from './words.ts'

const shown = (parts: readonly Part[]): string =>
  parts.map(({ kind, text }) => ({ same: text, added: `{+${text}+}`, removed: `[-${text}-]` })[kind]).join('')

test('blanks, case, placement of tones and a stop at the end change nothing (A1)', () => {
  assert.equal(sameForm('Công khai  minh hoạ.'), sameForm('công khai minh họa;'))
  assert.equal(sameForm('Sở Nội vụ'.normalize('NFD')), sameForm('Sở Nội vụ'))
  assert.notEqual(sameForm('số'), sameForm('sở'))
})

test('what changed is told word by word (A2)', () => {
  const changed = wordChanges(
    'Công khai danh sách hộ nghèo tại trụ sở UBND cấp xã trước ngày 30/6/2026',
    'Công khai danh sách hộ nghèo, hộ cận nghèo tại trụ sở UBND cấp xã trước ngày 31/7/2026',
  )
  assert.equal(
    shown(changed),
    'Công khai danh sách hộ nghèo{+, hộ cận nghèo +}tại trụ sở UBND cấp xã trước ngày [-30/6/2026-]{+31/7/2026+}',
  )
  assert.equal(shown(wordChanges('', 'Báo cáo')), '{+Báo cáo+}')
})

test('a single word between two changes belongs to them (A3)', () => {
  assert.equal(shown(wordChanges('một hai ba', 'bốn hai năm')), '[-một hai ba-]{+bốn hai năm+}')
})

test('very long texts without a common run are told as one passage (A4)', () => {
  const long = (word: string) => Array.from({ length: 2500 }, (_, at) => `${word}${at}`).join(' ')
  assert.deepEqual(
    wordChanges(long('a'), long('b')).map(({ kind }) => kind),
    ['removed', 'added'],
  )
})

const text = fc.array(fc.constantFrom('công', 'khai', 'hộ', 'nghèo', ',', '30/6', 'tại', 'Tại', 'xã.'), {
  maxLength: 30,
})

test('kept and removed words are the old text, kept and added the new one (A2)', () => {
  const squeezed = (words: string) => clean(words).replaceAll(' ', '').toLowerCase()
  fc.assert(
    fc.property(text, text, (a, b) => {
      const [before, after] = [a.join(' '), b.join(' ')]
      const parts = wordChanges(before, after)
      const without = (kind: Part['kind']) =>
        parts
          .filter((each) => each.kind !== kind)
          .map((each) => each.text)
          .join('')
      assert.equal(squeezed(without('added')), squeezed(before))
      assert.equal(squeezed(without('removed')), squeezed(after))
      assert.ok(parts.every((each) => each.text !== ''))
    }),
  )
})

test('a text compared with itself has no changes', () => {
  fc.assert(
    fc.property(text, (words) => {
      assert.ok(wordChanges(words.join(' '), words.join(' ')).every(({ kind }) => kind === 'same'))
    }),
  )
})
