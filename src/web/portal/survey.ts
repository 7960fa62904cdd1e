import type { Context } from 'hono'
import type { Upload } from '#features/access/operation.ts'
import * as answering from '#features/surveys/answering.ts'
import * as counters from '#features/surveys/counters/operations.ts'
import { fullFor } from '#features/surveys/quotas/rules.ts'
import type { PublicSurveyForm } from '#features/surveys/schema.ts'
import { type Outcome, walk } from '#lib/questionnaire/answering.ts'
import { type Compiled, compile } from '#lib/questionnaire/compile.ts'
import type { Fields } from '#lib/questionnaire/fields.ts'
import { Problem } from '#platform/problem.ts'
import type { Html, View } from './page.ts'
import {
  type Asked,
  checkPage,
  fullPage,
  notReceivedPage,
  questionsPage,
  startPage,
  thanksPage,
} from './survey-page.ts'
import {
  askedOn,
  newState,
  pageBefore,
  pageFrom,
  rangeOf,
  type SurveyState,
  unpacked,
  withFields,
} from './survey-state.ts'

export type Ask = (operation: unknown, input?: unknown, upload?: Upload) => Promise<unknown>
/** When it is, and what a problem is called in the language of the page. */
export type Moment = { now: number; today: string; tell(problem: Problem): string }
type Reply = { page: Html; status: 200 | 409 | 422 } | { to: string }

const right = (page: Html): Reply => ({ page, status: 200 })

/** Where a form is asked: at the address that everybody has, or on a tablet at a counter. */
export type Place = { slug: string } | { key: string }

const addressOf = (place: Place): string => ('slug' in place ? `/khao-sat/${place.slug}` : `/quay/${place.key}`)

async function readForm(view: View, ask: Ask, place: Place, number?: number): Promise<Asked> {
  const form = 'slug' in place ? answering.showPublicSurvey : counters.showCounterForm
  const survey = (await ask(form, { ...place, number })) as PublicSurveyForm
  const { compiled } = compile(survey.content)
  if (!compiled) throw new Problem('access.not_found')
  return { view, survey, compiled, address: addressOf(place), counter: 'key' in place }
}

export const placeOf = (c: Context): Place =>
  c.req.param('key') ? { key: c.req.param('key') ?? '' } : { slug: c.req.param('slug') ?? '' }

/** The page on which a survey begins. */
export async function showStart(view: View, ask: Ask, c: Context): Promise<Html> {
  return startPage(await readForm(view, ask, placeOf(c)))
}

/** Where somebody is led who has sent his answer: going back or loading again from here sends nothing. */
export async function showThanks(view: View, ask: Ask, c: Context): Promise<Html> {
  return thanksPage(await readForm(view, ask, placeOf(c)))
}

/** One step of answering: each sends the whole answer so far with it, and is drawn by the server. */
export async function takeStep(view: View, ask: Ask, place: Place, fields: Fields, moment: Moment): Promise<Reply> {
  const one = (name: string) => fields.get(name)?.[0] ?? ''
  const step = one('buoc')
  if (step === 'bat-dau') return begin(await readForm(view, ask, place), ask, one('ma').trim(), moment)
  const state = unpacked(one('phien'))
  if (!state) return right(startPage(await readForm(view, ask, place), '', view.say('survey.lost')))
  const asked = await readForm(view, ask, place, state.version)
  if (asked.counter && moment.now - state.begun > LONGEST_AT_COUNTER) return { to: asked.address }
  const told = withFields(state, asked.compiled, fields)
  if (step === 'gui') return send(asked, ask, place, told, moment)
  if (step === 'lui') return back(asked, told, moment)
  if (step === 'lai') return again(asked, told, moment)
  if (step.startsWith('sua.')) return changeSection(asked, told, step.slice('sua.'.length), moment)
  return onward(asked, told, moment)
}

/** Nobody stands at a counter that long: what a browser still holds of somebody before is not shown to the next. */
const LONGEST_AT_COUNTER = 60 * 60_000

async function begin(asked: Asked, ask: Ask, typed: string, moment: Moment): Promise<Reply> {
  const { survey, view } = asked
  const wrong = (words: string): Reply => ({ page: startPage(asked, typed.slice(0, 40), words), status: 422 })
  if (survey.state !== 'open') return { page: startPage(asked), status: 409 }
  if (typed === '' && !survey.openLink) return wrong(view.say('survey.codeNeeded'))
  if (typed !== '') {
    try {
      await ask(answering.checkCode, { slug: survey.slug, code: typed.slice(0, 60) })
    } catch (error) {
      if (error instanceof Problem && error.code.startsWith('survey.')) return wrong(moment.tell(error))
      throw error
    }
  }
  const state = newState(survey.questionnaireVersion, typed || undefined, moment.now)
  return draw(asked, state, 0, moment)
}

const walked = ({ compiled }: Asked, { given }: SurveyState, moment: Moment): Outcome => walk(compiled, given, moment)

/** The page that begins with the question at a place; after the last one, all answers are looked over. */
function draw(asked: Asked, state: SurveyState, start: number, moment: Moment): Reply {
  const outcome = walked(asked, state, moment)
  const full = fullFor(asked.survey.full, asked.compiled, outcome.answers, moment)
  if (full) return right(fullPage(asked, full.title))
  const order = askedOn(outcome)
  const drawn = pageFrom(asked.compiled, order, start)
  const step = stepOf(asked.compiled, { ...state, drawn }, outcome, order)
  return right(drawn.length > 0 ? questionsPage(asked, step, []) : checkPage(asked, step))
}

function stepOf({ questions }: Compiled, state: SurveyState, outcome: Outcome, order: readonly string[]) {
  const sectionOf = (code: string | undefined) => questions.get(code ?? '')?.section.code
  const sections = [...new Set(order.map(sectionOf))]
  const [first] = state.drawn
  const done = first === undefined ? order.length : Math.max(0, order.indexOf(first))
  return {
    ...{ state, outcome, done, all: Math.max(1, order.length), of: sections.length },
    place: Math.max(1, sections.indexOf(sectionOf(first)) + 1),
    firstOfSection: order.find((code) => sectionOf(code) === sectionOf(first)),
  }
}

/** On, unless something on the page is wrong, or its answers ask for further questions between them. */
function onward(asked: Asked, state: SurveyState, moment: Moment): Reply {
  const outcome = walked(asked, state, moment)
  const order = askedOn(outcome)
  const [first, last] = rangeOf(order, state.drawn)
  if (first < 0) return draw(asked, state, 0, moment)
  const between = order.slice(first, last + 1)
  const drawn = new Set(state.drawn)
  const faults = outcome.faults.filter(({ question }) => drawn.has(question))
  const isNew = between.some((code) => !drawn.has(code))
  if (faults.length === 0 && !isNew) return draw(asked, state, last + 1, moment)
  const step = stepOf(asked.compiled, { ...state, drawn: between }, outcome, order)
  return {
    page: questionsPage(asked, step, faults, isNew && faults.length === 0),
    status: faults.length > 0 ? 422 : 200,
  }
}

/** What is wrong on the page is kept as it was typed: it is said when the person goes on. */
function back(asked: Asked, state: SurveyState, moment: Moment): Reply {
  const order = askedOn(walked(asked, state, moment))
  const [first] = rangeOf(order, state.drawn)
  const before = pageBefore(asked.compiled, order, first < 0 ? order.length : first)
  return draw(asked, state, Math.max(0, order.indexOf(before[0] ?? '')), moment)
}

/** The page as it was, with what was typed: another picture is chosen there. */
function again(asked: Asked, state: SurveyState, moment: Moment): Reply {
  const outcome = walked(asked, state, moment)
  const order = askedOn(outcome)
  const [first, last] = rangeOf(order, state.drawn)
  if (first < 0) return draw(asked, state, 0, moment)
  const drawn = order.slice(first, last + 1)
  return right(questionsPage(asked, stepOf(asked.compiled, { ...state, drawn }, outcome, order), []))
}

function changeSection(asked: Asked, state: SurveyState, section: string, moment: Moment): Reply {
  const order = askedOn(walked(asked, state, moment))
  const start = order.findIndex((code) => asked.compiled.questions.get(code)?.section.code === section)
  return draw(asked, state, Math.max(0, start), moment)
}

async function send(asked: Asked, ask: Ask, place: Place, state: SurveyState, moment: Moment): Promise<Reply> {
  const outcome = walked(asked, state, moment)
  const order = askedOn(outcome)
  const wrong = outcome.faults.filter(({ question }) => order.includes(question))
  const faulty = new Set(wrong.map(({ question }) => question))
  const first = order.findIndex((code) => faulty.has(code))
  if (first >= 0) {
    const drawn = pageFrom(asked.compiled, order, first)
    const here = wrong.filter(({ question }) => drawn.includes(question))
    return {
      page: questionsPage(asked, stepOf(asked.compiled, { ...state, drawn }, outcome, order), here),
      status: 422,
    }
  }
  try {
    await ask('slug' in place ? answering.sendAnswer : counters.sendAtCounter, {
      ...{ ...place, submissionId: state.id, questionnaireVersion: state.version },
      ...{ language: asked.view.locale, answers: outcome.answers },
      ...(state.code ? { code: state.code } : {}),
      seconds: Math.max(0, Math.min(604_800, Math.round((moment.now - state.begun) / 1000))),
    })
    return { to: asked.view.to(`${asked.address}/da-nhan`) }
  } catch (error) {
    if (!(error instanceof Problem) || !error.code.startsWith('survey.')) throw error
    if (error.code === 'survey.full') return right(fullPage(asked, String(error.details.title ?? '')))
    const step = stepOf(asked.compiled, { ...state, drawn: [] }, outcome, order)
    const mayHelp = error.code !== 'survey.sent_already'
    return { page: notReceivedPage(asked, moment.tell(error), step, mayHelp), status: 409 }
  }
}
