import type { Target } from '../ui/agency-search.ts'

/** A task while it is typed. `key` keeps its fields when others are taken away. */
export type TaskDraft = {
  key: string
  text: string
  due: string
  product: string
  leads: readonly Target[]
  coordinating: readonly Target[]
}

export type Heading = {
  issuer: string
  issuerName: string
  number: string
  issuedOn: string
  title: string
  agencyId: string | null
  standingAgencyId: string | null
  meetingId: string | null
  tasks: readonly TaskDraft[]
}

export const emptyTask = (key: string): TaskDraft => ({
  key,
  text: '',
  due: '',
  product: '',
  leads: [],
  coordinating: [],
})

/** A task that has not been begun is left out when the document is saved. */
export const isBegun = ({ text, due, product, leads, coordinating }: TaskDraft): boolean =>
  [text, due, product].some((words) => words.trim() !== '') || leads.length + coordinating.length > 0

export type Lack = 'issuerName' | 'number' | 'issuedOn' | 'title' | 'agency' | 'standing' | 'text' | 'leads'

/** What keeps the document from being saved, in the order of the form. */
export function lacksOf(it: Heading): Lack[] {
  const tasks = it.tasks.filter(isBegun)
  const found: [Lack, boolean][] = [
    ['issuerName', it.issuerName.trim().length < 2],
    ['number', it.number.trim() === ''],
    ['issuedOn', it.issuedOn === ''],
    ['title', it.title.trim().length < 3],
    ['agency', it.agencyId === null],
    ['standing', it.standingAgencyId === null],
    ['text', tasks.length === 0 || tasks.some(({ text }) => text.trim().length < 3)],
    ['leads', tasks.some(({ leads }) => leads.length === 0)],
  ]
  return found.flatMap(([lack, is]) => (is ? [lack] : []))
}
