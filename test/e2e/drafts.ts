import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Page } from 'playwright-core'
import type { z } from 'zod'
import type { PlanDetail } from '#features/plans/schema.ts'
import type { Task, TaskList } from '#features/tasks/schema.ts'
import { type Office, until } from './office.ts'

type Asker = Pick<Office, 'address' | 'ask'>

export const planOf = (office: Asker, page: Page, planId: string) =>
  office.ask<z.infer<typeof PlanDetail>>(page, 'GET', `/plans/${planId}`)

export const tasksOf = async (office: Asker, page: Page, planId: string) =>
  (await office.ask<z.infer<typeof TaskList>>(page, 'GET', `/plans/${planId}/tasks`)).tasks

/** Loads a document by the same request that the page makes and answers the plan that was drafted from it. */
export async function draftFrom(office: Asker, page: Page, file: string): Promise<string> {
  const headers = { 'content-type': 'application/octet-stream', 'x-filename': encodeURIComponent(basename(file)) }
  const reply = await page.request.post(`${office.address}/api/documents`, { data: await readFile(file), headers })
  const { id } = (await reply.json()) as { id: string }
  let planId: string | null = null
  await until(async () => {
    planId = (await office.ask<{ planId: string | null }>(page, 'GET', `/documents/${id}`)).planId
    return planId !== null
  }, 'the document did not become a plan')
  return planId ?? ''
}

/** Decides a task as a person would who takes the first candidate for each name, and leaves out what has none. */
export async function decide(office: Asker, page: Page, task: Task): Promise<void> {
  let { version } = task
  const open = task.parties.filter(({ agencyId, groupId }) => !agencyId && !groupId)
  for (const { id, candidates } of open) {
    const [first] = candidates
    if (!first) return void (await office.ask(page, 'PATCH', `/tasks/${task.id}`, { version, review: 'dropped' }))
    const { agencyId, groupId } = first
    const choice = { version, agencyId, groupId, remember: false }
    version = (await office.ask<Task>(page, 'POST', `/tasks/${task.id}/parties/${id}`, choice)).version
  }
  await office.ask(page, 'PATCH', `/tasks/${task.id}`, { version, review: 'accepted' })
}

export async function decideAll(office: Asker, page: Page, planId: string): Promise<void> {
  await office.ask(page, 'POST', `/plans/${planId}/accept-certain`, {})
  for (const task of await tasksOf(office, page, planId)) if (task.review === 'open') await decide(office, page, task)
}
