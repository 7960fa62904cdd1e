import type { Answers } from '#lib/questionnaire/schema.ts'
import type { CountedAnswers } from './rules.ts'

/** Answers of an open link, as the database sends them. */
export function asSent(answers: readonly Answers[]): CountedAnswers {
  const channel = Buffer.from('openLink')
  const texts = answers.map((each) => Buffer.from(JSON.stringify(each)))
  const places: number[] = []
  let at = channel.length
  for (const { length } of texts) {
    places.push(0, channel.length, -1, channel.length, at, at + length)
    at += length
  }
  return { bytes: Buffer.concat([channel, ...texts]), rows: answers.length, places: Int32Array.from(places) }
}
