import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalogueOf } from '#features/frameworks/catalogue.ts'
import { frameworksFolder, readFrameworks } from '#features/frameworks/content.ts'
import { carried } from './carried.ts'

const catalogue = catalogueOf(await readFrameworks(frameworksFolder))
const papi = catalogue.framework('papi')
const par = catalogue.framework('par-index')

test('a tie holds in a later and in an earlier edition, over those between', () => {
  const seen = (edition: string, tie: { code: string; edition: string | null }) =>
    carried(papi, { edition, level: 'province' }, [tie])
  assert.deepEqual(seen('2021-2024', { code: '2.2', edition: '2019-2020' }), { codes: ['2.2'], offers: [] })
  assert.deepEqual(seen('2018', { code: '2.2', edition: '2021-2024' }), { codes: ['2.2'], offers: [] })
  assert.deepEqual(seen('2021-2024', { code: '2.2', edition: null }), { codes: ['2.2'], offers: [] })
  assert.deepEqual(seen('2021-2024', { code: 'D2', edition: '2018' }), { codes: ['D2'], offers: [] })
})

test('what was split is offered, what was dropped is gone, and sets of other levels do not mix', () => {
  const crosswalk = par?.crosswalks.find(({ to }) => to === 'province-2025')
  const split = crosswalk?.lines.find(({ kind }) => kind === 'split')
  const dropped = crosswalk?.lines.find(({ kind }) => kind === 'dropped')
  const now = { edition: 'province-2025', level: 'province' }
  const tie = (code: string | undefined) => [{ code: code ?? '', edition: 'province-2020' }]
  assert.deepEqual(carried(par, now, tie(split?.from[0])), { codes: [], offers: [...(split?.to ?? [])].sort() })
  assert.deepEqual(carried(par, now, tie(dropped?.from[0])), { codes: [], offers: [] })
  const department = [{ code: '7.3.4', edition: 'department-lam-dong-2025' }]
  assert.deepEqual(carried(par, now, department), { codes: [], offers: [] })
  const level = { edition: 'department-lam-dong-2025', level: 'department' }
  assert.deepEqual(carried(par, level, [{ code: '7.3.4', edition: null }]), { codes: [], offers: [] })
})
