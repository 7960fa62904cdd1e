import { html } from 'hono/html'
import { DONT_KNOW, fieldName, fieldValues, REFUSED } from '#lib/questionnaire/fields.ts'
import type { Of, Question, Text } from '#lib/questionnaire/schema.ts'
import type { Html, View } from './page.ts'

/** What a question needs to be drawn: words in the language of the answer, what was said, what is wrong with it. */
export type Drawing = {
  view: View
  /** Text in the language of the form, with the answers that it repeats. */
  words(text: Text | undefined): string
  language: string
  first: string
  given: Readonly<Record<string, unknown>>
  /** By question or 'question/row'. */
  wrong: ReadonlyMap<string, string>
}

/** The longest text that is drawn again; what is longer was not taken and says so. */
const LONGEST_SHOWN = 6000

/** One question with its hint, its error and its field. */
export function questionField(draw: Drawing, question: Question): Html {
  const { words } = draw
  if (question.kind === 'note')
    return html`<div class="note" lang="${draw.language}">${paragraphs(words(question.label))}</div>`
  if (question.kind === 'grid') return gridField(draw, question)
  if (question.kind === 'photo') return photoField(draw, question)
  const values = valuesOf(draw, question)
  const choices = choicesOf(draw, question)
  if (choices) return choiceField(draw, question, choices, values)
  return typedField(draw, question, values)
}

export const paragraphs = (text: string): Html[] =>
  text
    .split(/\n+/)
    .filter(Boolean)
    .map((each) => html`<p>${each}</p>`)

/** As it was typed, right or not. */
function valuesOf({ given }: Drawing, question: Question): readonly string[] {
  const found = fieldValues(question, given[question.code])
  return found[0]?.[1] ?? []
}

type Option = { value: string; label: string; none?: true }

function choicesOf({ words }: Drawing, question: Question): Option[] | undefined {
  if (question.kind === 'scale')
    return question.points.map(({ value, label }) => ({ value: String(value), label: words(label) }))
  if (question.kind === 'single' || question.kind === 'multiple')
    return question.choices.map(({ code, label }) => ({ value: code, label: words(label) }))
  return undefined
}

function noneOptions({ view }: Drawing, { dontKnow, refuse }: Question): Option[] {
  return [
    ...(dontKnow ? [{ value: DONT_KNOW, label: view.say('survey.dontKnow'), none: true as const }] : []),
    ...(refuse ? [{ value: REFUSED, label: view.say('survey.refused'), none: true as const }] : []),
  ]
}

const optional = ({ view }: Drawing, { required }: Question): Html | '' =>
  required ? '' : html` <span class="hint">${view.say('survey.optional')}</span>`

type About = { hint: string; error: string | undefined }

/** Ids of hint and error, for who hears the field. */
const describedBy = (id: string, { hint, error }: About): Html | '' => {
  const ids = [hint && `${id}-h`, error && `${id}-e`].filter(Boolean).join(' ')
  return ids ? html` aria-describedby="${ids}"` : ''
}

const aboutField = (draw: Drawing, id: string, { hint, error }: About): Html =>
  html`${
    hint ? html`<span class="hint" id="${id}-h">${hint}</span>` : ''
  }${error ? html`<span class="error" id="${id}-e"><b>${draw.view.say('survey.error')}:</b> ${error}</span>` : ''}`

function choiceField(draw: Drawing, question: Question, choices: Option[], values: readonly string[]): Html {
  const id = fieldName(question.code)
  const many = question.kind === 'multiple'
  const most = question.kind === 'multiple' && question.most ? draw.view.say('survey.most', { n: question.most }) : ''
  const about = {
    hint: [draw.words(question.hint), many ? most || draw.view.say('survey.several') : ''].filter(Boolean).join(' '),
    error: draw.wrong.get(question.code),
  }
  return html`<fieldset class="asked${about.error ? ' bad' : ''}"${describedBy(id, about)}>
    <legend lang="${draw.language}">${draw.words(question.label)}${optional(draw, question)}</legend>
    ${aboutField(draw, id, about)}
    <div class="options${question.kind === 'scale' ? ' points' : ''}" lang="${draw.language}">
      ${options(id, many ? 'checkbox' : 'radio', [...choices, ...noneOptions(draw, question)], values)}
    </div>
  </fieldset>`
}

/** The first option carries the id that an error leads to. */
const options = (
  name: string,
  type: 'radio' | 'checkbox',
  list: readonly Option[],
  values: readonly string[],
): Html[] =>
  list.map(
    ({ value, label, none }, i) =>
      html`<label${none ? html` class="none"` : ''}><input type="${type}"${i === 0 ? html` id="${name}"` : ''} name="${name}" value="${value}"${values.includes(value) ? html` checked` : ''} /> <span>${label}</span></label>`,
  )

/** Row by row: five columns fit no phone, and who hears a page needs the row's words at its choices. */
function gridField(draw: Drawing, question: Of<'grid'>): Html {
  const { words, given, wrong, language } = draw
  const list = question.choices.map(({ code, label }) => ({ value: code, label: words(label) }))
  const said = new Map(fieldValues(question, given[question.code]))
  const hint = words(question.hint)
  return html`<div class="asked grid" role="group" aria-labelledby="${fieldName(question.code)}-l">
    <p class="legend" id="${fieldName(question.code)}-l" lang="${language}">${words(question.label)}${optional(draw, question)}</p>
    ${hint ? html`<p class="hint">${hint}</p>` : ''}
    ${question.rows.map(({ code, label }) => {
      const id = fieldName(question.code, code)
      const error = wrong.get(`${question.code}/${code}`)
      return html`<fieldset class="row${error ? ' bad' : ''}"${describedBy(id, { hint: '', error })}>
        <legend lang="${language}">${words(label)}</legend>
        ${aboutField(draw, id, { hint: '', error })}
        <div class="options points" lang="${language}">
          ${options(id, 'radio', [...list, ...noneOptions(draw, question)], said.get(id) ?? [])}
        </div>
      </fieldset>`
    })}
  </div>`
}

function typedField(draw: Drawing, question: Question, values: readonly string[]): Html {
  const id = fieldName(question.code)
  const none = noneOptions(draw, question)
  const typed = values.find((each) => each !== DONT_KNOW && each !== REFUSED) ?? ''
  const about = { hint: hintOf(draw, question), error: draw.wrong.get(question.code) }
  const attributes = html`id="${id}" name="${id}"${describedBy(id, about)}${about.error ? html` aria-invalid="true"` : ''}`
  const unit = question.kind === 'number' ? draw.words(question.unit) : ''
  return html`<div class="asked${about.error ? ' bad' : ''}">
    <label class="legend" for="${id}" lang="${draw.language}">${draw.words(question.label)}${optional(draw, question)}</label>
    ${aboutField(draw, id, about)}
    ${
      question.kind === 'text' && question.lines > 1
        ? html`<textarea ${attributes} rows="${question.lines}" maxlength="${question.longest}">${typed.slice(0, LONGEST_SHOWN)}</textarea>`
        : html`<span class="typed ${question.kind}"><input type="text" ${attributes}${inputMode(question)} autocomplete="off" value="${typed.slice(0, LONGEST_SHOWN)}" />${unit ? html` <span>${unit}</span>` : ''}</span>`
    }
    ${none.length > 0 ? html`<div class="options">${noneBoxes(id, none, values)}</div>` : ''}
  </div>`
}

/** Pictures that have arrived stay ticked; a new one is added to them. */
function photoField(draw: Drawing, question: Of<'photo'>): Html {
  const id = fieldName(question.code)
  const given = draw.given[question.code]
  const there = Array.isArray(given) ? given.map(String) : []
  const hint = [draw.words(question.hint), draw.view.say('survey.photoHint', { n: question.most })]
    .filter(Boolean)
    .join(' ')
  const about = { hint, error: draw.wrong.get(question.code) }
  const kept = there.map(
    (digest, i) =>
      html`<label><input type="checkbox" name="${id}" value="${digest}" checked /> <span>${draw.view.say('survey.photoKept', { n: i + 1 })}</span></label>`,
  )
  return html`<div class="asked${about.error ? ' bad' : ''}">
    <label class="legend" for="${id}" lang="${draw.language}">${draw.words(question.label)}${optional(draw, question)}</label>
    ${aboutField(draw, id, about)}
    <span class="typed"><input type="file" id="${id}" name="${id}" accept="image/jpeg,image/png,image/webp"${question.most > 1 ? html` multiple` : ''}${describedBy(id, about)} /></span>
    <div class="options">${kept}${noneBoxes(id, noneOptions(draw, question), valuesOf(draw, question))}</div>
  </div>`
}

const noneBoxes = (name: string, list: readonly Option[], values: readonly string[]): Html[] =>
  list.map(
    ({ value, label }) =>
      html`<label class="none"><input type="checkbox" name="${name}" value="${value}"${values.includes(value) ? html` checked` : ''} /> <span>${label}</span></label>`,
  )

function inputMode(question: Question): Html | '' {
  if (question.kind === 'number') return html` inputmode="decimal" maxlength="30"`
  if (question.kind === 'date') return html` inputmode="numeric" maxlength="20"`
  return question.kind === 'text' ? html` maxlength="${question.longest}"` : ''
}

function hintOf({ view, words }: Drawing, question: Question): string {
  const own = words(question.hint)
  if (question.kind === 'date') return own || view.say('survey.dateHint')
  if (question.kind === 'text' && question.lines > 1)
    return [own, view.say('survey.longest', { n: question.longest })].filter(Boolean).join(' ')
  return own
}
