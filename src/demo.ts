import { roles } from '#features/access/roles.ts'
import { openNextOccurrences } from '#features/assignments/occurrences/operations.ts'
import { beginDemo, finishDemo, showDemo } from '#features/demo/operations.ts'
import { playCascade } from './demo-cascade.ts'
import { playDirectives } from './demo-directives.ts'
import { bringResults } from './demo-indices.ts'
import { type DemoAccount, demoPassword, gatherPeople } from './demo-people.ts'
import { issuePlans } from './demo-plans.ts'
import { playYear } from './demo-play.ts'
import { playReminders } from './demo-reminders.ts'
import { playReports } from './demo-reports.ts'
import { playRounds, takeSurveyPoints } from './demo-rounds.ts'
import { playScores } from './demo-scores.ts'
import { call, type Demo, type DemoParts, readDemoJson } from './demo-stage.ts'
import { playSurvey } from './demo-survey.ts'

export const demoProvinceName = 'tỉnh Lam Giang'

export type { DemoParts } from './demo-stage.ts'

/**
 * Fills an empty province with a fictional one: agencies, people, two plans and a year of work, all through the same
 * operations that people use. A start that was cut off is taken up where it stopped. Answers whether the province is
 * the demo.
 */
export async function loadDemo(parts: DemoParts): Promise<boolean> {
  const now = parts.now ?? new Date()
  const demo: Demo = { ...parts, now, today: '', actors: new Map() }
  const { demo: before } = await call(demo, showDemo, {})
  const { state, today } = before ?? (await call(demo, beginDemo, {}))
  if (state !== 'loading') return state === 'finished'
  demo.today = today
  const people = await gatherPeople(demo)
  const issued = await issuePlans(demo, people)
  await playYear(demo, people, issued)
  await call(demo, openNextOccurrences, {})
  await playCascade(demo, people, issued)
  await playDirectives(demo, people)
  await bringResults(demo)
  await playRounds(demo, people)
  await playScores(demo, people)
  await playReports(demo, people)
  await playSurvey(demo, people)
  await takeSurveyPoints(demo)
  await playReminders(demo)
  await call(demo, finishDemo, {})
  return true
}

/** Who can sign in, as lines for the terminal. */
export async function demoAccountLines(): Promise<string[]> {
  const accounts = await readDemoJson<DemoAccount[]>('users.json')
  const width = Math.max(...accounts.map(({ email }) => email.length))
  const line = ({ email, title, role }: DemoAccount) => `  ${email.padEnd(width)}  ${roles[role].name.vi} – ${title}`
  return [`Tài khoản dùng thử, chung mật khẩu ${demoPassword}:`, ...accounts.map(line)]
}
