import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { Directory, DirectoryAgency } from '#features/directory/schema.ts'
import { plainKey } from '#lib/agency-names/keys.ts'
import { fictionalDirectory } from '../../../test/fictional-directory.ts'
import { resolveName } from './rules.ts'

const now = fictionalDirectory('2026-03-01')

describe('for any name', () => {
  const pieces = [
    'Sở',
    'UBND',
    'các',
    'xã',
    'phường',
    'Nội vụ',
    'TN&MT',
    'tỉnh',
    'Lam Giang',
    'và',
    ',',
    'cấp',
    '(',
    ')',
    'Công an',
    'Văn phòng',
  ]
  const likeNames = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4 })), { maxLength: 8 })
  const names = fc.oneof(
    likeNames.map((words) => words.join(' ')),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
  )
  const existing = [...now.agencies.values()].filter(({ validTo }) => validTo === null)

  test('it never throws, certain has one candidate, and candidates are in order', () => {
    fc.assert(
      fc.property(names, fc.constantFrom(undefined, 'so-nv', 'c1', 'no such agency'), (name, issuerId) => {
        const { certainty, candidates } = resolveName(now, name, { issuerId })
        assert.ok(certainty !== 'certain' || candidates.length === 1)
        assert.ok(certainty !== 'likely' || candidates.length > 0)
        const scores = candidates.map(({ score }) => score)
        assert.deepEqual(
          scores,
          [...scores].sort((a, b) => b - a),
        )
        assert.ok(scores.every((score) => score >= 0 && score <= 1))
      }),
      { numRuns: 400 },
    )
  })

  test('a second agency of the same name ends all certainty', () => {
    fc.assert(
      fc.property(fc.constantFrom(...existing), (agency) => {
        const twin: DirectoryAgency = { ...agency, id: 'twin', code: 'twin' }
        const both: Directory = { ...now, agencies: new Map([...now.agencies, ['twin', twin]]) }
        const { certainty, candidates } = resolveName(both, agency.name)
        assert.equal(certainty, 'likely')
        assert.ok(candidates.some(({ agencyId }) => agencyId === 'twin'))
      }),
      { numRuns: 60 },
    )
  })

  test('an alias goes before all rules, whatever it says', () => {
    const target = fc.constantFrom(...existing)
    const alias = fc
      .oneof(
        names,
        target.map(({ name }) => name),
      )
      .filter((name) => plainKey(name) !== '')
    fc.assert(
      fc.property(alias, target, (name, agency) => {
        const kept = fictionalDirectory('2026-03-01', [{ alias: name, agencyId: agency.id, groupId: null }])
        const onlyOne = now.aliases.every((each) => each.alias !== name)
        const { certainty, candidates } = resolveName(kept, name)
        const first = candidates[0]
        assert.ok(candidates.some(({ agencyId }) => agencyId === agency.id))
        assert.ok(
          first?.agencyId === agency.id || first?.groupId !== null,
          JSON.stringify([name, agency.name, candidates]),
        )
        if (onlyOne && candidates.length === 1) assert.equal(certainty, 'certain')
      }),
      { numRuns: 150 },
    )
  })

  test('an alias with a letter that only looks Latin, and one that nobody sees, is found as it was written', () => {
    for (const alias of ['КÀ', 'К\u200bA', 'Ð\u00adội quản lý', 'Kа\u0300']) {
      const kept = fictionalDirectory('2026-03-01', [{ alias, agencyId: 'ubnd-tinh', groupId: null }])
      assert.deepEqual([alias, resolveName(kept, alias).candidates[0]?.agencyId], [alias, 'ubnd-tinh'])
    }
  })

  test('every agency is found by its own full name', () => {
    for (const { id, name, level, parentId } of existing) {
      const issuerId = level === 'province' && id.includes('.') ? (parentId ?? undefined) : undefined
      const { certainty, candidates } = resolveName(now, name, { issuerId })
      assert.deepEqual([name, certainty, candidates[0]?.agencyId], [name, 'certain', id])
    }
  })
})
