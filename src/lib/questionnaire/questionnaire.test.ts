// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${name} is how a questionnaire names an answer
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { walk } from './answering.ts'
import { compile } from './compile.ts'
import { evaluate, type Value } from './evaluate.ts'
import { ExpressionFault, parseExpression } from './expression.ts'
import { fieldValues, numberTyped, piped, readFields } from './fields.ts'
import { anyAnswers, compiled, sample } from './samples-questionnaire.ts'

const day = { today: '2026-11-22' }
const form = compiled()

const ask = (source: string, values: Record<string, Value> = {}, self?: Value) =>
  evaluate(parseExpression(source), { value: (name) => values[name], none: () => undefined, self, ...day })

test('expressions: what XLSForm says, with missing answers as it has them', () => {
  assert.equal(ask("${a} = 'x' and ${b} > 2", { a: 'x', b: 3 }), true)
  assert.equal(ask('1 + 2 * 3 - 4 div 2'), 5)
  assert.equal(ask('-(2) mod 3'), -2)
  assert.equal(ask("selected(${m}, 'b')", { m: new Set(['a', 'b']) }), true)
  assert.equal(ask('count-selected(${m})', { m: new Set(['a', 'b']) }), 2)
  assert.equal(ask("${nothing} = ''"), true)
  assert.equal(ask("${nothing} != 'x'"), true)
  assert.equal(ask('${nothing} < 5'), false)
  assert.equal(ask('${nothing} + 5'), undefined)
  assert.equal(ask('1 div 0'), undefined)
  assert.equal(ask("if(${a} = 1, 'có', 'không')", { a: '1' }), 'có')
  assert.equal(ask('. >= 18 and . <= 120', {}, 30), true)
  assert.equal(ask("date('2026-01-01') < today()"), true)
  assert.equal(ask('round(2.345, 2)'), 2.35)
  assert.equal(ask("string-length('đất')"), 3)
  assert.equal(ask('true() or false()'), true)
  assert.equal(ask('“a” = ‘a’'), true)
})

test('expressions that cannot be read say where', () => {
  const faultOf = (source: string) => {
    try {
      parseExpression(source)
      return 'fine'
    } catch (error) {
      assert.ok(error instanceof ExpressionFault)
      return `${error.code} ${error.at}`
    }
  }
  assert.equal(faultOf('1 +'), 'expression.ended 3')
  assert.equal(faultOf("${a} = 'x"), 'expression.text_open 7')
  assert.equal(faultOf('eval(1)'), 'expression.function 0')
  assert.equal(faultOf('constructor(1)'), 'expression.function 0')
  assert.equal(faultOf('not()'), 'expression.arguments 0')
  assert.equal(faultOf('1 ; 2'), 'expression.letter 2')
  assert.equal(faultOf('(1))'), 'expression.unexpected 3')
  assert.equal(faultOf('('.repeat(60)), 'expression.too_deep 41')
  assert.equal(faultOf('-'.repeat(1999)), 'expression.too_deep 41')
  assert.equal(faultOf('1'.repeat(3000)), 'expression.too_long 2000')
})

test('property: whatever is typed as an expression is read or refused, and what is read has a value', () => {
  const pieces = [
    '${a}',
    '${b}',
    '.',
    "'x'",
    '1',
    '2.5',
    '(',
    ')',
    ',',
    '+',
    '-',
    '*',
    ' div ',
    ' mod ',
    '=',
    '!=',
    '<',
    '>=',
  ]
  const words = [
    ' and ',
    ' or ',
    'not(',
    'selected(',
    'if(',
    'coalesce(',
    'today()',
    'count-selected(',
    'round(',
    'date(',
  ]
  const values = fc.oneof(fc.integer(), fc.string(), fc.boolean(), fc.constant(undefined), fc.constant(new Set(['x'])))
  const source = fc.oneof(
    fc.string(),
    fc.array(fc.constantFrom(...pieces, ...words), { maxLength: 12 }).map((all) => all.join('')),
  )
  let read = 0
  fc.assert(
    fc.property(source, values, values, (text, a, b) => {
      try {
        const value = ask(text, { a, b }, a)
        read++
        assert.ok(typeof value !== 'number' || Number.isFinite(value))
      } catch (error) {
        assert.ok(error instanceof ExpressionFault, String(error))
      }
    }),
    { numRuns: 3000 },
  )
  assert.ok(read > 20, `${read} of 3000 were expressions`)
})

test('conditions follow one another; what is not asked does not count', () => {
  const notYet = walk(form, { da_den: 'b', so_lan: 3, f1: { a: 'a', b: 'a' } }, day)
  assert.deepEqual(notYet.shown, [{ code: 'chung', questions: ['loi_dau', 'da_den'] }])
  assert.deepEqual(notYet.answers, { da_den: 'b' })
  assert.deepEqual([notYet.unasked, notYet.faults], [['so_lan', 'f1'], []])
  const been = walk(form, { da_den: 'a', so_lan: 2, viec: ['c', 'a'], f1: { a: 'a', b: { none: 'refused' } } }, day)
  assert.deepEqual(been.shown[1]?.questions, ['f1', 'chung_chung', 'ly_do', 'ngay', 'anh'])
  assert.deepEqual(been.answers, { da_den: 'a', so_lan: 2, viec: ['a', 'c'], f1: { a: 'a', b: { none: 'refused' } } })
  assert.deepEqual(been.faults, [])
})

test('“không biết” is an answer: the question is not missing, and nothing follows from it', () => {
  const said = walk(form, { da_den: 'a', so_lan: { none: 'dontKnow' }, f1: { a: 'b', b: 'b' } }, day)
  assert.deepEqual(said.faults, [])
  assert.deepEqual(said.answers.so_lan, { none: 'dontKnow' })
  assert.ok(!said.shown[0]?.questions.includes('viec'))
  const refused = walk(form, { da_den: 'a', so_lan: { none: 'refused' } }, day)
  assert.ok(refused.faults.some(({ code, question }) => code === 'answer.none_not_offered' && question === 'so_lan'))
})

test('a number that is none, or has too many decimals, is told what it should look like', () => {
  const measured = (decimals: number) =>
    compiled({
      ...{ title: { vi: 'Đo' }, languages: ['vi'] },
      sections: [
        {
          ...{ code: 'mot', title: { vi: 'Một' } },
          questions: [{ kind: 'number', code: 'dai', label: { vi: 'Dài bao nhiêu?' }, decimals }],
        },
      ],
    })
  const fault = (decimals: number, dai: unknown) => walk(measured(decimals), { dai }, day).faults[0]?.code
  assert.deepEqual([fault(0, 'hai'), fault(0, 1.5), fault(0, 2)], ['answer.whole', 'answer.whole', undefined])
  assert.deepEqual([fault(1, 'hai'), fault(1, 1.25), fault(1, 1.5)], ['answer.number', 'answer.decimals', undefined])
})

test('each fault names its question, its row and what was expected', () => {
  const faultsOf = (answers: object) =>
    walk(form, { da_den: 'a', so_lan: 2, f1: { a: 'b', b: 'b' }, ...answers }, day).faults.map(
      ({ question, row, code }) => `${question}${row ? `/${row}` : ''} ${code}`,
    )
  assert.deepEqual(faultsOf({}), [])
  assert.deepEqual(faultsOf({ so_lan: 0 }), ['so_lan answer.too_small'])
  assert.deepEqual(faultsOf({ so_lan: 51 }), ['so_lan answer.rule'])
  assert.deepEqual(faultsOf({ so_lan: 1.5 }), ['so_lan answer.whole'])
  assert.deepEqual(faultsOf({ so_lan: 'hai' }), ['so_lan answer.whole'])
  assert.deepEqual(faultsOf({ viec: ['a', 'b', 'c'] }), ['viec answer.too_many'])
  assert.deepEqual(faultsOf({ viec: ['x'] }), ['viec answer.choice'])
  assert.deepEqual(faultsOf({ f1: { a: 'b' } }), ['f1/b answer.required'])
  assert.deepEqual(faultsOf({ f1: { a: 'b', b: 'b', c: 'b' } }), ['f1/c answer.unknown_question'])
  assert.deepEqual(faultsOf({ chung_chung: 1, ly_do: 'x'.repeat(21) }), ['ly_do answer.too_long'])
  assert.deepEqual(faultsOf({ ngay: '2026-02-30' }), ['ngay answer.day'])
  assert.deepEqual(faultsOf({ ngay: '2027-01-01' }), ['ngay answer.rule'])
  assert.deepEqual(faultsOf({ anh: ['x'] }), ['anh answer.kind'])
  assert.deepEqual(faultsOf({ khac: 1 }), ['khac answer.unknown_question'])
})

test('property: any answers give an outcome; what was taken is taken again, alone and without faults of its own', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const first = walk(form, answers, day)
      const second = walk(form, first.answers, day)
      assert.deepEqual(second.answers, first.answers)
      assert.deepEqual(second.shown, first.shown)
      assert.deepEqual(second.unasked, [])
      assert.ok(second.faults.every(({ code }) => code === 'answer.required'))
    }),
    { numRuns: 1500 },
  )
})

test('property: what is valid comes back from the fields of a form as it was', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const { answers: valid } = walk(form, answers, day)
      for (const [code, answer] of Object.entries(valid)) {
        const question = form.questions.get(code)!.question
        const fields = new Map(fieldValues(question, answer))
        assert.deepEqual(readFields(question, fields), answer)
      }
    }),
    { numRuns: 1500 },
  )
})

test('figures as people write them', () => {
  assert.deepEqual(
    ['1.234,5', '1234.5', '12,5', '1.234', '-3', '1 000'].map(numberTyped),
    [1234.5, 1234.5, 12.5, 1234, -3, 1000],
  )
  assert.deepEqual(['hai', '1,2,3', ''].map(numberTyped), ['hai', '1,2,3', ''])
})

test('texts repeat answers once: an answer that looks like a name stays what was typed', () => {
  const words = { dontKnow: 'không biết', refused: 'không trả lời' }
  const say = (answers: Parameters<typeof piped>[2]) => piped(form, 'Sau ${so_lan} lần, ${viec}?', answers, 'vi', words)
  assert.equal(say({ so_lan: 2, viec: ['a', 'b'] }), 'Sau 2 lần, Khai sinh; Đất đai?')
  assert.equal(say({ so_lan: { none: 'dontKnow' } }), 'Sau không biết lần, …?')
  assert.equal(piped(form, '${ly_do}', { ly_do: '${so_lan}', so_lan: 2 }, 'vi', words), '${so_lan}')
})

test('a questionnaire with faults says all of them, each with its place', () => {
  const broken = structuredClone(sample) as { sections: { code: string; questions: Record<string, unknown>[] }[] }
  const [first, second] = broken.sections as [(typeof broken.sections)[0], (typeof broken.sections)[0]]
  second.code = 'chung'
  Object.assign(first.questions[2]!, { when: "${da_den} = 'z'", label: { en: 'How often?' } })
  Object.assign(first.questions[3]!, { when: '${ly_do} = 1', most: 9 })
  Object.assign(second.questions[1]!, { code: 'so_lan', positive: [7] })
  Object.assign(second.questions[2]!, { when: '. = 1 and', label: { vi: '${khong_co}' } })
  const { faults } = compile(broken)
  assert.deepEqual(
    faults.map(({ place, part, code }) => `${place} ${part} ${code}`).sort(),
    [
      'chung code questionnaire.code_twice',
      'chung/ly_do label questionnaire.unknown_name',
      'chung/ly_do when questionnaire.expression',
      'chung/so_lan code questionnaire.code_twice',
      'chung/so_lan label questionnaire.words_missing',
      'chung/so_lan positive questionnaire.positive',
      'chung/so_lan when questionnaire.unknown_choice',
      'chung/viec most questionnaire.bounds',
      'chung/viec when questionnaire.later_name',
    ].sort(),
  )
})

test('property: anything at all as a questionnaire is refused in words or compiled', () => {
  fc.assert(fc.property(fc.jsonValue(), (content) => assert.ok(compile(content).faults.length > 0)))
})

test('a long questionnaire is walked in a time that grows with its length', () => {
  const questions = Array.from({ length: 200 }, (_, i) => ({
    ...{ kind: 'single', code: `q${i}`, label: { vi: `Câu ${i}` }, choices: [{ code: 'a', label: { vi: 'Có' } }] },
    ...(i > 0 ? { when: `\${q${i - 1}} = 'a'` } : {}),
  }))
  const long = compiled({
    title: { vi: 'Dài' },
    languages: ['vi'],
    sections: [{ code: 's', title: { vi: 'S' }, questions }],
  })
  const answers = Object.fromEntries(questions.map(({ code }) => [code, 'a']))
  assert.equal(walk(long, answers, day).shown[0]?.questions.length, 200)
  assert.equal(walk(long, { ...answers, q50: undefined }, day).shown[0]?.questions.length, 51)
})
