import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Verb } from '#features/access/roles.ts'
import { Problem, type ProblemCode } from '#platform/problem.ts'
import {
  accept,
  askExtension,
  type Change,
  cancel,
  checkStep,
  checkVersion,
  complete,
  decideExtension,
  giveBack,
  object,
  rejectObjection,
  reopen,
  report,
  type Standing,
  stepsFor,
  withdraw,
} from './rules.ts'
import { AssignmentState, Step } from './schema.ts'

const now = new Date('2026-06-01T03:00:00Z')
const today = '2026-06-01'
const fresh: Standing = {
  role: 'lead',
  state: 'assigned',
  dueOn: '2026-06-30',
  pausedOn: null,
  pausedDueOn: null,
  percent: 0,
  lastReportAt: null,
  completedAt: null,
  extensionAsked: false,
  version: 1,
}
const progress = { percent: 40, figure: null, figureUnit: null, sentence: 'Đã làm', submit: false }

type Move = Exclude<Step, 'comment' | 'attach' | 'pass' | 'pause' | 'resume'>
const moves: Record<Move, (it: Standing) => Change<Standing>> = {
  accept: (it) => accept(it),
  object: (it) => object(it, 'Không thuộc chức năng'),
  report: (it) => report(it, progress, 0, now),
  submit: (it) => report(it, { ...progress, submit: true }, 1, now),
  withdraw: (it) => withdraw(it, 40),
  return: (it) => giveBack(it, 'Thiếu văn bản'),
  complete: (it) => complete(it, null, now),
  reopen: (it) => reopen(it, 'Phát hiện sai sót'),
  rejectObjection: (it) => rejectObjection(it, 'Vẫn thuộc đơn vị'),
  cancel: (it) => cancel(it, 'Kế hoạch điều chỉnh'),
  askExtension: (it) => askExtension(it, '2026-07-31', 'Chờ hướng dẫn', today),
  decideExtension: (it) => decideExtension(it, { grant: true, dueTo: '2026-07-31', note: null }),
}

const refused = (code: ProblemCode) => (error: unknown) => error instanceof Problem && error.code === code

const code = (run: () => unknown): ProblemCode | 'fine' => {
  try {
    run()
    return 'fine'
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

/** Written out by hand, apart from the table in rules.ts: '' keeps the state. */
const expected: Record<AssignmentState, Partial<Record<Step, AssignmentState | ''>>> = {
  assigned: {
    accept: 'accepted',
    object: 'objected',
    report: 'inProgress',
    submit: 'submitted',
    cancel: 'cancelled',
    pass: 'assigned',
    askExtension: '',
    decideExtension: '',
    comment: '',
    attach: '',
    pause: '',
    resume: '',
  },
  objected: { rejectObjection: 'assigned', cancel: 'cancelled', pass: 'assigned', decideExtension: '', comment: '' },
  accepted: {
    report: 'inProgress',
    submit: 'submitted',
    cancel: 'cancelled',
    pass: 'assigned',
    askExtension: '',
    decideExtension: '',
    comment: '',
    attach: '',
    pause: '',
    resume: '',
  },
  inProgress: {
    report: 'inProgress',
    submit: 'submitted',
    cancel: 'cancelled',
    pass: 'assigned',
    askExtension: '',
    decideExtension: '',
    comment: '',
    attach: '',
    pause: '',
    resume: '',
  },
  submitted: {
    withdraw: 'inProgress',
    return: 'returned',
    complete: 'completed',
    cancel: 'cancelled',
    decideExtension: '',
    comment: '',
  },
  returned: {
    report: 'inProgress',
    submit: 'submitted',
    cancel: 'cancelled',
    pass: 'assigned',
    askExtension: '',
    decideExtension: '',
    comment: '',
    attach: '',
    pause: '',
    resume: '',
  },
  completed: { reopen: 'inProgress', comment: '' },
  cancelled: { reopen: 'assigned', comment: '' },
}

for (const state of AssignmentState.options) {
  test(`every step from ${state}`, () => {
    for (const step of Step.options) {
      const wanted = expected[state][step]
      const before: Standing = {
        ...fresh,
        state,
        extensionAsked: step === 'decideExtension',
        completedAt: state === 'completed' ? now : null,
      }
      if (step === 'comment' || step === 'attach' || step === 'pass' || step === 'pause' || step === 'resume') {
        const outcome = code(() => checkStep(before, step))
        assert.equal(outcome, wanted === undefined ? 'assignment.transition' : 'fine', step)
      } else if (wanted === undefined) {
        assert.throws(() => moves[step](before), refused('assignment.transition'), step)
      } else {
        const { after, entry } = moves[step](before)
        assert.equal(after.state, wanted || state, step)
        assert.equal(after.version, 2, step)
        assert.deepEqual([entry.fromState, entry.toState], [state, after.state], step)
        assert.equal(after.completedAt !== null, after.state === 'completed', step)
      }
    }
  })
}

const doer: Verb[] = ['assignment.read', 'assignment.report', 'assignment.comment']
const keeper: Verb[] = ['assignment.read', 'assignment.decide', 'assignment.comment']

test('the buttons are those of the state, of the verbs and of an open request', () => {
  assert.deepEqual(stepsFor(fresh, doer), [
    'accept',
    'object',
    'report',
    'submit',
    'askExtension',
    'comment',
    'attach',
  ] satisfies Step[])
  assert.deepEqual(stepsFor({ ...fresh, state: 'submitted' }, keeper), ['return', 'complete', 'cancel', 'comment'])
  assert.deepEqual(stepsFor({ ...fresh, extensionAsked: true }, keeper), [
    'cancel',
    'pass',
    'decideExtension',
    'comment',
    'pause',
  ])
  assert.ok(!stepsFor({ ...fresh, extensionAsked: true }, doer).includes('askExtension'))
  assert.ok(!stepsFor({ ...fresh, dueOn: null }, doer).includes('askExtension'), 'no day, nothing to move')
  assert.deepEqual(stepsFor(fresh, ['assignment.read']), [])
})

test('each button that is shown works, and each that is not shown is refused', () => {
  const standing = fc.record<Standing>({
    role: fc.constantFrom('lead', 'coordinating'),
    state: fc.constantFrom(...AssignmentState.options),
    dueOn: fc.constantFrom(null, '2026-06-30'),
    pausedOn: fc.constant(null),
    pausedDueOn: fc.constant(null),
    percent: fc.integer({ min: 0, max: 100 }),
    lastReportAt: fc.constantFrom(null, now),
    completedAt: fc.constant(null),
    extensionAsked: fc.boolean(),
    version: fc.integer({ min: 1, max: 50 }),
  })
  fc.assert(
    fc.property(standing, (it) => {
      const shown = stepsFor(it, [...doer, ...keeper])
      for (const step of Object.keys(moves) as Move[]) {
        assert.equal(code(() => moves[step](it)) === 'fine', shown.includes(step), `${step} of ${JSON.stringify(it)}`)
      }
    }),
  )
})

test('no sequence of steps reaches an illegal state; the version grows by one with each', () => {
  const sequence = fc.array(fc.constantFrom(...(Object.keys(moves) as Move[])), { maxLength: 60 })
  fc.assert(
    fc.property(sequence, fc.constantFrom<Standing['role']>('lead', 'coordinating'), (wanted, role) => {
      let it: Standing = { ...fresh, role }
      for (const step of wanted) {
        const before = it
        const outcome = code(() => {
          it = moves[step](it).after
        })
        if (outcome !== 'fine') {
          assert.equal(it, before, 'a refused step changes nothing')
          continue
        }
        assert.equal(it.version, before.version + 1)
        assert.ok((expected[before.state][step] ?? 'none') !== 'none')
        assert.equal(it.state === 'completed', it.completedAt !== null)
        if (it.state === 'completed' || it.state === 'cancelled') assert.equal(it.extensionAsked, false)
        if (it.state === 'completed') assert.equal(it.percent, 100)
        if (it.state === 'submitted') assert.ok(it.lastReportAt)
      }
    }),
    { numRuns: 500 },
  )
})

test('a lead proves what it submits; a coordinating agency needs no document', () => {
  const submit = { ...progress, percent: 100, submit: true }
  assert.throws(() => report(fresh, submit, 0, now), refused('assignment.evidence_missing'))
  assert.equal(report(fresh, submit, 1, now).after.state, 'submitted')
  assert.equal(report({ ...fresh, role: 'coordinating' }, submit, 0, now).after.state, 'submitted')
  assert.equal(report(fresh, progress, 0, now).after.percent, 40)
})

test('a reason is more than blanks', () => {
  for (const step of [object, cancel, giveBack, reopen, rejectObjection]) {
    const states = AssignmentState.options.filter((state) => code(() => step({ ...fresh, state }, 'lý do')) === 'fine')
    assert.ok(states.length > 0)
    for (const state of states)
      assert.throws(() => step({ ...fresh, state }, ' \n'), refused('assignment.reason_missing'))
  }
})

test('an extension is later than the present day and not in the past; one at a time', () => {
  const late: Standing = { ...fresh, dueOn: '2026-05-01' }
  assert.throws(() => askExtension(fresh, '2026-06-30', 'lý do', today), refused('assignment.extension_not_later'))
  assert.throws(() => askExtension(late, '2026-05-31', 'lý do', today), refused('assignment.extension_not_later'))
  assert.throws(
    () => askExtension({ ...fresh, dueOn: null }, '2026-07-31', 'lý do', today),
    refused('assignment.extension_not_later'),
  )
  const { after, entry } = askExtension(late, today, 'lý do', today)
  assert.deepEqual([entry.dueFrom, entry.dueTo, after.dueOn], ['2026-05-01', today, '2026-05-01'])
  assert.throws(() => askExtension(after, '2026-08-01', 'lý do', today), refused('assignment.extension_open'))
  const granted = decideExtension(after, { grant: true, dueTo: '2026-08-15', note: 'Đồng ý' })
  assert.deepEqual([granted.after.dueOn, granted.after.extensionAsked], ['2026-08-15', false])
  const kept = decideExtension(after, { grant: false, dueTo: '2026-08-15', note: null })
  assert.deepEqual([kept.after.dueOn, kept.entry.action], ['2026-05-01', 'extensionRefused'])
  assert.throws(
    () => decideExtension(after, { grant: true, dueTo: '2026-05-01', note: null }),
    refused('assignment.extension_not_later'),
  )
  assert.throws(
    () => decideExtension(fresh, { grant: false, dueTo: today, note: null }),
    refused('assignment.extension_none'),
  )
})

test('an old version is refused with what is there now', () => {
  checkVersion(fresh, 1)
  assert.throws(
    () => checkVersion({ ...fresh, version: 3, state: 'submitted' }, 2),
    (error) =>
      refused('write.conflict')(error) &&
      error instanceof Problem &&
      error.details.version === 3 &&
      error.details.state === 'submitted',
  )
})
