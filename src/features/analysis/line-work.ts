import type { Context } from '#features/access/operation.ts'
import type { Framework } from '#lib/scoring/edition.ts'
import { carried } from './carried.ts'
import { nobody } from './reading.ts'
import type { AnsweringTask, LineDetail } from './schema.ts'
import { listEvidenceOf, subjectOf, type TaskWork } from './store.ts'
import type { Answering } from './work-rules.ts'

type Asked = {
  framework: Pick<Framework, 'framework' | 'edition' | 'level'>
  all: ReadonlyMap<string, Answering>
  /** Codes of all lines whose losses are told apart. */
  known: ReadonlySet<string>
  code: string
  group: string | null
}

/** Tasks that answer one line, those that seem to, those that answer its whole group, and what they have to show. */
export async function workBehind(
  context: Context,
  { framework, all, known, code, group }: Asked,
): Promise<Pick<LineDetail, 'tasks' | 'proposals' | 'wider' | 'evidence'>> {
  const { tied, proposed } = all.get(code) ?? nobody
  const wider = all.get(group ?? '')?.tied.filter(({ codes }) => !codes.some((it) => known.has(it))) ?? []
  const near = new Set(proposed.map(({ task }) => task.taskId))
  const ids = tied.map(({ taskId }) => taskId)
  const evidence = await listEvidenceOf(context.db, ids, 50)
  const crosswalks = context.services.frameworks.framework(framework.framework)
  /** The tie that means this line, made in this edition or carried over from another. */
  const tieIn = ({ ties }: TaskWork) =>
    ties.find((tie) => carried(crosswalks, framework, [tie]).codes.includes(code)) ?? null
  return {
    tasks: tied.map((task) => ({ ...answering(context, task), tie: tieIn(task) })),
    proposals: proposed
      .slice(0, 50)
      .map(({ task, certainty, why }) => ({ ...answering(context, task), certainty, why })),
    wider: wider
      .filter(({ taskId }) => !near.has(taskId))
      .slice(0, 50)
      .map((task) => answering(context, task)),
    evidence: evidence.map((it) => ({ ...it, uploadedAt: it.uploadedAt.toISOString() })),
  }
}

function answering({ can }: Context, task: TaskWork): AnsweringTask {
  const { taskId, text, planId, planNumber, planTitle, planStatus, dueOn, leads, parts, completed, overdue } = task
  const shown = { taskId, text, planId, planNumber, planTitle, planStatus, dueOn, leads, parts, completed, overdue }
  return { ...shown, tie: null, can: can(subjectOf(task)) }
}
