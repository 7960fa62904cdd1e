import { html } from 'hono/html'
import type { PublicSurvey, PublicSurveyForm } from '#features/surveys/schema.ts'
import type { AnswerFault, Outcome } from '#lib/questionnaire/answering.ts'
import type { Compiled } from '#lib/questionnaire/compile.ts'
import { answerInWords, fieldName, piped } from '#lib/questionnaire/fields.ts'
import { isNoAnswer, type Question, type Text, wordsIn } from '#lib/questionnaire/schema.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { type Html, page, type View } from './page.ts'
import { counterFrame } from './survey-counter.ts'
import { type Drawing, paragraphs, questionField } from './survey-fields.ts'
import { packed, type SurveyState } from './survey-state.ts'

/** What all pages of one survey know. */
export type Asked = {
  view: View
  survey: PublicSurveyForm
  compiled: Compiled
  /** Where its steps are sent. */
  address: string
  /** On a tablet that many use one after the other. */
  counter: boolean
}

const framed = (asked: Asked, frame: Parameters<typeof page>[1]): Html =>
  asked.counter ? counterFrame(asked, frame) : page(asked.view, frame)

const languageOf = ({ view, survey: { content } }: Asked): string =>
  content.languages.includes(view.locale) ? view.locale : (content.languages[0] ?? 'vi')
const wordsOf = (asked: Asked, text: Text | undefined): string =>
  wordsIn(text, languageOf(asked), asked.survey.content.languages[0] ?? 'vi')
const noneWords = ({ say }: View) => ({ dontKnow: say('survey.dontKnow'), refused: say('survey.refused') })

const above = ({ say, to }: View) => [
  { name: say('home'), to: to('/') },
  { name: say('survey.section'), to: to('/khao-sat') },
]

export function surveysPage(view: View, surveys: readonly PublicSurvey[], results: Html | '' = ''): Html {
  const { say, to } = view
  const list = html`<ul class="indices">
    ${surveys.map(
      ({ slug, title, agencyName, closesOn, openLink }) => html`<li>
        <h2><a href="${to(`/khao-sat/${slug}`)}"><span lang="vi">${title}</span></a></h2>
        <p class="hint"><span lang="vi">${agencyName}</span>. ${say('survey.until', { date: formatDate(closesOn) })}</p>
        ${openLink ? '' : html`<p class="hint">${say('survey.withCode')}</p>`}
      </li>`,
    )}
  </ul>`
  const body = html`<h1>${say('survey.section')}</h1>
    <p class="lead">${say('survey.lead')}</p>
    ${surveys.length === 0 ? html`<p>${say('survey.none')}</p>` : list}
    ${results}`
  return page(view, { title: say('survey.section'), path: [{ name: say('home'), to: to('/') }], body })
}

/** Who asks and why, what becomes of the answers, and the way in. */
export function startPage(asked: Asked, typed = '', error?: string): Html {
  const { view, survey } = asked
  const { say } = view
  const open = survey.state === 'open'
  const body = html`${error ? summary(view, [{ to: '#ma', words: error }]) : ''}
    <h1 lang="vi">${survey.title}</h1>
    ${survey.illustrative ? html`<p class="lead">${say('survey.illustrative')}</p>` : ''}
    <div lang="${languageOf(asked)}">${paragraphs(wordsOf(asked, survey.content.intro))}</div>
    <ul class="plain">
      <li>${say('survey.by')} <span lang="vi">${survey.agencyName}</span></li>
      <li>${say('survey.days', { from: formatDate(survey.opensOn), to: formatDate(survey.closesOn) })}</li>
      <li>${say('survey.private')}</li>
      ${survey.openLink && !asked.counter ? html`<li>${say('survey.selfSelected')}</li>` : ''}
    </ul>
    ${open ? startForm(asked, typed, error) : html`<p class="lead">${say(`survey.state.${survey.state}`, { from: formatDate(survey.opensOn), to: formatDate(survey.closesOn) })}</p>`}`
  const title = error ? say('survey.wrongTitle', { title: survey.title }) : survey.title
  return framed(asked, { title, path: above(view), body })
}

function startForm(asked: Asked, typed: string, error: string | undefined): Html {
  const { view, survey, counter } = asked
  const { say } = view
  const hint = say(survey.openLink ? 'survey.codeOptional' : 'survey.codeHint')
  const code = html`<div class="asked${error ? ' bad' : ''}">
    <label class="legend" for="ma">${say('survey.code')}</label>
    <span class="hint" id="ma-h">${hint}</span>
    ${error ? html`<span class="error" id="ma-e"><b>${say('survey.error')}:</b> ${error}</span>` : ''}
    <span class="typed"><input id="ma" name="ma" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="40" value="${typed}" aria-describedby="ma-h${error ? ' ma-e' : ''}" /></span>
  </div>`
  return html`<form method="post" class="survey" action="${view.to(asked.address)}">
    ${survey.codes && !counter ? code : ''}
    <div class="steps"><button name="buoc" value="bat-dau">${say('survey.start')}</button></div>
  </form>`
}

type Wrong = { to: string; words: string }

/** All that is wrong, on top, each leading to its field. */
const summary = (
  { say }: View,
  list: readonly Wrong[],
): Html => html`<div class="wrong" role="alert" tabindex="-1" autofocus>
  <h2>${say('survey.wrong', { n: list.length })}</h2>
  <ul>
    ${list.map(({ to, words }) => html`<li><a href="${to}">${words}</a></li>`)}
  </ul>
</div>`

type Step = {
  state: SurveyState
  outcome: Outcome
  place: number
  of: number
  /** Questions before this page, of all that are asked so far. */
  done: number
  all: number
  firstOfSection: string | undefined
}

/** Some questions of one section, with what was said before and what is wrong with it. */
export function questionsPage(asked: Asked, step: Step, faults: readonly AnswerFault[], more = false): Html {
  const { view, survey, compiled } = asked
  const { say } = view
  const questions = step.state.drawn.map((code) => compiled.questions.get(code)!)
  const section = questions[0]?.section
  const photos = questions.some(({ question }) => question.kind === 'photo')
  const draw = drawingOf(asked, step, faults)
  const list = faults.map((fault) => ({
    to: `#${fieldName(fault.question, fault.row)}`,
    words: sentenceOf(draw, compiled.questions.get(fault.question)?.question, fault),
  }))
  const go =
    step.state.drawn[0] === step.firstOfSection ? '' : html` <span class="hint">${say('survey.continued')}</span>`
  const body = html`${list.length > 0 ? summary(view, list) : ''}
    <p class="over"><span lang="vi">${survey.title}</span> · ${say('survey.place', { n: step.place, of: step.of })}</p>
    <progress class="way" value="${step.done}" max="${step.all}" aria-label="${say('survey.way')}"></progress>
    <h1 lang="${draw.language}">${draw.words(section?.title)}${go}</h1>
    ${more ? html`<p class="lead" role="status">${say('survey.more')}</p>` : ''}
    ${section?.note ? html`<div lang="${draw.language}">${paragraphs(draw.words(section.note))}</div>` : ''}
    <form method="post" class="survey" action="${view.to(asked.address)}" novalidate${photos ? html` enctype="multipart/form-data"` : ''}>
      <input type="hidden" name="phien" value="${packed(step.state)}" />
      ${questions.map(({ question }) => questionField(draw, question))}
      <div class="steps">
        <button name="buoc" value="tiep">${say('survey.next')}</button>
        ${step.done > 0 ? html`<button class="quiet" name="buoc" value="lui">${say('survey.back')}</button>` : ''}
      </div>
    </form>`
  const title = `${draw.words(section?.title)} – ${survey.title}`
  return framed(asked, { title: list.length > 0 ? say('survey.wrongTitle', { title }) : title, body })
}

/** One sentence that names the question, and its row, and says what is asked of the person. */
function sentenceOf(draw: Drawing, question: Question | undefined, { code, row }: AnswerFault): string {
  const { say } = draw.view
  const line = question?.kind === 'grid' ? question.rows.find((each) => each.code === row)?.label : undefined
  const kind = code === 'answer.required' ? 'required' : 'other'
  return say(`survey.sentence.${kind}${line ? 'Row' : ''}`, {
    label: cut(draw.words(question?.label)),
    row: cut(draw.words(line)),
    words: draw.wrong.get(row ? `${question?.code}/${row}` : (question?.code ?? '')),
  })
}

const cut = (words: string): string => (words.length > 90 ? `${words.slice(0, 88).trimEnd()}…` : words)

function drawingOf(asked: Asked, { state, outcome }: Step, faults: readonly AnswerFault[]): Drawing {
  const { view, survey, compiled } = asked
  const [language, first] = [languageOf(asked), survey.content.languages[0] ?? 'vi']
  const wrong = new Map(
    faults.map((fault) => [fault.row ? `${fault.question}/${fault.row}` : fault.question, faultWords(asked, fault)]),
  )
  const words = (text: Text | undefined) =>
    piped(compiled, wordsIn(text, language, first), outcome.answers, language, noneWords(view))
  return { view, words, language, first, given: state.given, wrong }
}

/** What the question says of its own rule comes first. */
function faultWords(asked: Asked, { question, code, facts }: AnswerFault): string {
  const own = code === 'answer.rule' && wordsOf(asked, asked.compiled.questions.get(question)?.question.check?.message)
  return own || asked.view.say(`survey.fault.${code.slice('answer.'.length)}`, facts)
}

/** All answers once more before they are sent; each can be changed. */
export function checkPage(asked: Asked, step: Step): Html {
  const { view, survey } = asked
  const { say } = view
  const body = html`<p class="over" lang="vi">${survey.title}</p>
    <h1>${say('survey.check')}</h1>
    <p class="lead">${say('survey.checkText')}</p>
    <form method="post" class="survey" action="${view.to(asked.address)}">
      <input type="hidden" name="phien" value="${packed(step.state)}" />
      ${answersGiven(asked, step, true)}
      <div class="steps">
        <button name="buoc" value="gui">${say('survey.send')}</button>
        <button class="quiet" name="buoc" value="lui">${say('survey.back')}</button>
      </div>
    </form>`
  return framed(asked, { title: `${say('survey.check')} – ${survey.title}`, body })
}

const LONGEST_ANSWER = 160
/** More answers than these fill many screens of a phone: each part then opens when it is asked for. */
const MOST_OPEN = 16

/** What was said, section by section; long texts are cut, since they are only read over here. */
function answersGiven(asked: Asked, step: Step, change: boolean): Html {
  const { view, compiled } = asked
  const draw = drawingOf(asked, step, [])
  const parts = compiled.sections
    .filter(({ section }) => step.outcome.shown.some(({ code }) => code === section.code))
    .map(({ section, questions }) => ({
      section,
      rows: questions.flatMap(({ question }) => answerRows(draw, question, step.outcome.answers[question.code])),
    }))
  const isLong = parts.flatMap(({ rows }) => rows).length > MOST_OPEN
  const drawn = parts.map(({ section, rows }) => {
    const title = html`<h2 lang="${draw.language}">${draw.words(section.title)}</h2>`
    const inside = html`
        ${rows.length > 0 ? html`<dl class="facts">${rows.map(([label, words]) => html`<div><dt lang="${draw.language}">${label}</dt><dd lang="${draw.language}">${words}</dd></div>`)}</dl>` : html`<p class="hint">${view.say('survey.nothingSaid')}</p>`}
        ${change ? html`<p><button class="quiet small" name="buoc" value="sua.${section.code}">${view.say('survey.change')}<span class="unseen">: ${draw.words(section.title)}</span></button></p>` : ''}`
    if (!isLong) return html`${title}${inside}`
    const count = view.say('survey.answered', { n: rows.length })
    return html`<details class="part"><summary>${title} <span class="hint">${count}</span></summary>${inside}</details>`
  })
  return html`${isLong && change ? html`<p>${view.say('survey.checkLong')}</p>` : ''}${drawn}`
}

function answerRows(
  draw: Drawing,
  question: Question,
  answer: Outcome['answers'][string] | undefined,
): [string, string][] {
  if (answer === undefined) return []
  const none = noneWords(draw.view)
  if (question.kind === 'grid' && typeof answer === 'object' && !Array.isArray(answer)) {
    const said = answer as Record<string, string | { none: 'dontKnow' | 'refused' }>
    return question.rows.flatMap(({ code, label }): [string, string][] => {
      const value = said[code]
      if (value === undefined) return []
      const words = isNoAnswer(value)
        ? none[value.none]
        : draw.words(question.choices.find((it) => it.code === value)?.label)
      return [[draw.words(label), words]]
    })
  }
  const words = answerInWords(question, answer, draw.language, none, draw.first)
  return [[draw.words(question.label), words.length > LONGEST_ANSWER ? `${words.slice(0, LONGEST_ANSWER)}…` : words]]
}

export function thanksPage(asked: Asked): Html {
  const { view, survey } = asked
  const { say, to } = view
  const body = html`<h1>${say('survey.received')}</h1>
    <div class="lead" lang="${languageOf(asked)}">${paragraphs(wordsOf(asked, survey.content.thanks))}</div>
    <p>${say('survey.receivedText')}</p>
    <p><a class="more" href="${asked.counter ? to(asked.address) : to('/')}">${say(asked.counter ? 'survey.nextPerson' : 'home')}</a></p>`
  return framed(asked, { title: say('survey.received'), path: above(view), body })
}

/** The group that somebody belongs to has as many answers as are needed: said kindly, before he goes on for nothing. */
export function fullPage(asked: Asked, title: string): Html {
  const { say, to } = asked.view
  const body = html`<h1>${say('survey.full')}</h1>
    <p class="lead">${say('survey.fullText', { title })}</p>
    <p><a class="more" href="${asked.counter ? to(asked.address) : to('/khao-sat')}">${say(asked.counter ? 'survey.nextPerson' : 'survey.others')}</a></p>`
  return framed(asked, { title: say('survey.full'), path: above(asked.view), body })
}

/** What kept an answer from being received; what was said stands below, so that nothing is lost. */
export function notReceivedPage(asked: Asked, words: string, step: Step, mayHelp: boolean): Html {
  const { view } = asked
  const { say } = view
  const again = html`<form method="post" class="survey" action="${view.to(asked.address)}">
      <input type="hidden" name="phien" value="${packed(step.state)}" />
      <div class="steps"><button name="buoc" value="gui">${say('survey.tryAgain')}</button></div>
    </form>`
  const body = html`<h1>${say('survey.notReceived')}</h1>
    <p class="lead">${words}</p>
    ${mayHelp ? again : ''}
    <h2>${say('survey.saidSoFar')}</h2>
    ${answersGiven(asked, step, false)}`
  return framed(asked, { title: say('survey.notReceived'), path: above(view), body })
}
