import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Design } from '#features/samples/schema.ts'
import { designFrom, formOf, readTake, starts, takeText } from './design-form.ts'

test('a take is a number or a number for each stratum, and what cannot be read is not guessed', () => {
  assert.equal(readTake(' 20 '), 20)
  assert.deepEqual(readTake('Đồng bằng = 3; Miền núi=2'), { 'Đồng bằng': 3, 'Miền núi': 2 })
  for (const bad of ['', '0', '-2', 'hai', 'A=; B=2', 'A=0']) assert.equal(readTake(bad), undefined, bad)
  assert.equal(takeText({ A: 3, B: 2 }), 'A=3; B=2')
})

test('ready designs go through the form unchanged and the door takes them', () => {
  for (const start of Object.values(starts)) {
    const design = start(1_500_000)
    assert.deepEqual(designFrom(formOf(design)), design)
    Design.parse(design)
  }
  const form = formOf(starts.papi(6_000_000))
  assert.deepEqual([form.people.take, form.people.reserves], ['30', '15'])
  assert.equal(designFrom({ ...form, people: { ...form.people, take: 'x' } }), undefined)
})
