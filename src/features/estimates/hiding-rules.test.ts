import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Answers, Questionnaire } from '#lib/questionnaire/schema.ts'
import { solvable } from '../../../test/solving.ts'
import { Collected, estimateSteps } from './rules.ts'
import { asSent } from './samples-answers.ts'
import { chance } from './samples-estimates.ts'
import type { Line, Part, Score } from './schema.ts'

const label = (vi: string) => ({ vi })
const choices = (...codes: string[]) => codes.map((code) => ({ code, label: label(code) }))
const grid = (code: string, rows: readonly string[], measures: string) => ({
  ...{ kind: 'grid', code, label: label(code), measures, choices: choices('4', '2'), positive: ['4'] },
  rows: rows.map((row) => ({ code: row, label: label(row) })),
})
const group = { kind: 'single', code: 'nhom', label: label('Nhóm'), choices: choices('a', 'b', 'c') }
const point = (code: string, measures: string) => ({
  ...{ kind: 'single', code, label: label(code), measures, scores: { co: 1, khong: 0 } },
  choices: choices('co', 'khong'),
})
const formOf = (questions: readonly object[], more: object = {}) =>
  Questionnaire.parse({
    ...{ title: label('Phiếu'), languages: ['vi'], ...more },
    sections: [{ code: 's', title: label('Phần'), questions }],
  })
const satisfaction = formOf([
  grid('f1', ['a', 'b'], 'F1'),
  grid('f2', ['a', 'b', 'c'], 'F2'),
  grid('f3', ['a'], 'F3'),
  group,
])
const dimensions = formOf(
  [point('x', 'D1.1'), point('y', 'D1.2'), point('z', 'D2'), point('w', 'D3.1'), point('v', 'D3.2'), group],
  {
    scored: { rule: 'dimensions' },
  },
)

/** What is said of answers of an open link, with a minimum. */
function partOf(
  form: Questionnaire,
  answers: readonly Answers[],
  minimum: number,
  rule: 'answersTogether' | 'meanOfItems',
) {
  const collected = new Collected(form)
  collected.add(asSent(answers))
  const steps = estimateSteps({ collected, sample: undefined, rule, minimum, margins: [] })
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value.parts[0]!
}

/** Answers of which each question is missing in a share of its own, so that some have very few. */
function answersBy(form: Questionnaire, seed: number): Answers[] {
  const questions = form.sections.flatMap((section) => section.questions)
  const pick = (words: string, of: readonly string[], told: number) =>
    chance(`${seed} ${words} told`) < told ? of[Math.floor(chance(`${seed} ${words}`) ** 2 * of.length)] : undefined
  const toldOf = (name: string) => (chance(`${seed} ${name} rare`) < 0.3 ? 0.07 : 0.95)
  return Array.from({ length: 60 + (seed % 40) }, (_, i) => {
    const given = questions.flatMap((question): [string, Answers[string]][] => {
      if (question.kind === 'grid') {
        const rows = question.rows.flatMap(({ code }) => {
          const own = pick(`${i} ${question.code} ${code}`, ['4', '2'], toldOf(`${question.code} ${code}`))
          return own ? [[code, own] as const] : []
        })
        return [[question.code, Object.fromEntries(rows)]]
      }
      if (question.kind !== 'single') return []
      const codes = question.choices.map(({ code }) => code)
      const own = pick(`${i} ${question.code}`, codes, question.code === 'nhom' ? 0.95 : toldOf(question.code))
      return own ? [[question.code, own]] : []
    })
    return Object.fromEntries(given)
  })
}

type Named = { name: string; line: Line }

/** All lines of a part by name, and the lines of figures that add up, by names. */
function tiesOf(part: Part, factors: Record<string, readonly string[]>): { lines: Named[]; ties: string[][] } {
  const lines: Named[] = []
  const ties: string[][] = []
  const add = (name: string, line: Line) => lines.push({ name, line })
  const table = (heads: readonly (Line & { groups?: Score['groups'] | Part['groups'] })[], isSum: boolean) => {
    for (const head of heads) {
      add(head.code, head)
      for (const { code, lines: own } of head.groups ?? []) {
        for (const line of own) add(`${head.code} ${code} ${line.code}`, line)
        ties.push([head.code, `${head.code} ${code} rest`, ...own.map((line) => `${head.code} ${code} ${line.code}`)])
      }
    }
    const [sum] = heads
    if (!isSum || !sum) return
    for (const { code, lines: own } of sum.groups ?? [])
      for (const { code: choice } of own) ties.push(heads.map((head) => `${head.code} ${code} ${choice}`))
  }
  if (part.overall) {
    table([{ ...part.overall, groups: part.groups }, ...part.factors], true)
    for (const item of part.items) add(item.code, item)
    for (const [factor, items] of Object.entries(factors)) ties.push([factor, ...items])
    ties.push(['all', ...part.items.map(({ code }) => code)])
  }
  table([...(part.total ? [part.total] : []), ...part.scores], part.total !== null)
  if (part.total) ties.push(['total', ...part.scores.map(({ code }) => code)])
  for (const score of part.scores) {
    for (const own of score.parts) add(own.code, own)
    if (score.parts.length > 0) ties.push([score.code, ...score.parts.map(({ code }) => code)])
  }
  return { lines, ties }
}

const factors = { F1: ['f1_a', 'f1_b'], F2: ['f2_a', 'f2_b', 'f2_c'], F3: ['f3_a'] }
const minimum = 10

test('no figure of few answers follows from what else is told: items, factors, parts, points, groups', () => {
  let few = 0
  for (const form of [satisfaction, dimensions])
    for (let seed = 0; seed < 60; seed++) {
      const answers = answersBy(form, seed)
      const rule = seed % 2 === 0 ? 'meanOfItems' : 'answersTogether'
      const truth = tiesOf(partOf(form, answers, 1, rule), factors)
      const told = tiesOf(partOf(form, answers, minimum, rule), factors)
      const own = new Map(truth.lines.map(({ name, line }) => [name, line]))
      const shown = new Map(told.lines.map(({ name, line }) => [name, line]))
      // What exists at all, with the answers that are in no group: those stand nowhere.
      const names = [...own].flatMap(([name, { figure }]) => (figure ? [name] : []))
      const rests = truth.ties.flatMap((tie) => {
        const rest = tie.find((name) => name.endsWith(' rest'))
        const [whole, ...parts] = tie.filter((name) => name !== rest).map((name) => own.get(name)?.n ?? 0)
        return rest && parts.reduce((left, n) => left - n, whole ?? 0) > 0 ? [rest] : []
      })
      const all = [...names, ...rests]
      const at = new Map(all.map((name, i) => [name, i]))
      const isUnknown = all.map((name) => !shown.get(name)?.figure)
      // A mean of means of which a group has none is not made of those of the groups.
      const isThere = (name: string) => at.has(name) || name.endsWith(' rest') || !name.includes(' ')
      const lines = truth.ties
        .filter(
          (tie) => at.has(tie[0]!) && ((form === satisfaction && rule === 'answersTogether') || tie.every(isThere)),
        )
        .map((tie) => tie.flatMap((name) => at.get(name) ?? []))
      const known = solvable(isUnknown, lines)
      for (const [i, name] of all.entries()) {
        const n = own.get(name)?.n ?? 0
        if (n === 0 || n >= minimum) continue
        few++
        assert.ok(isUnknown[i] && !known[i], `${name} of ${n} answers, seed ${seed}, ${rule}`)
      }
    }
  assert.ok(few > 500, String(few))
})

test('shares of one choice add up: a rare one takes another along, though some said nothing', () => {
  const answers: Answers[] = [5, 60, 80, 15].flatMap((n, i) =>
    Array.from({ length: n }, (): Answers => (i < 3 ? { nhom: 'abc'[i]! } : {})),
  )
  const [question] = partOf(satisfaction, answers, minimum, 'answersTogether').questions
  assert.deepEqual(
    question?.lines.map(({ hidden }) => hidden),
    ['small', 'complementary', null],
  )
})

test('a group of many of whom few told anything has no figure', () => {
  const answers: Answers[] = Array.from({ length: 90 }, (_, i) => ({
    nhom: 'abc'[i % 3]!,
    ...(i % 3 === 0 && i > 9 ? {} : { f1: { a: '4', b: '2' } }),
  }))
  const part = partOf(satisfaction, answers, minimum, 'answersTogether')
  assert.deepEqual(
    part.groups[0]?.lines.map(({ hidden, figure }) => [hidden, figure === null]),
    [
      ['small', true],
      ['complementary', true],
      [null, false],
    ],
  )
})
