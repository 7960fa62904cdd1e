import type { EventTable } from '#features/access/operation.ts'
import * as accounts from '#features/accounts/jobs.ts'
import * as agencies from '#features/agencies/jobs.ts'
import * as groups from '#features/agency-groups/jobs.ts'
import { moveDirectedWork, moveWorkDays } from '#features/assignments/clocks/jobs.ts'
import * as assignments from '#features/assignments/jobs.ts'
import * as cascade from '#features/cascade/jobs.ts'
import { passDuties } from '#features/cascade/passing/jobs.ts'
import * as criterionNames from '#features/criterion-names/jobs.ts'
import { keepConclusion } from '#features/meetings/jobs.ts'
import * as planComparison from '#features/plan-comparison/jobs.ts'
import * as plans from '#features/plans/jobs.ts'
import * as samples from '#features/samples/jobs.ts'
import { giveDirected, moveDirectedDay } from '#features/tasks/directed.ts'
import { draftFromSuperior } from '#features/tasks/from-superior.ts'
import { draftWantedTasks } from '#features/tasks/improvement.ts'
import * as tasks from '#features/tasks/jobs.ts'
import { keepMoves } from '#features/working-days/jobs.ts'

/**
 * What happens in the same transaction after which event: all of it, or nothing. What may come later is a job
 * (docs/decisions/0010-events-in-one-transaction.md).
 */
export const events: EventTable = {
  /** {documentId}: a document was read and its source text is kept. */
  'document.read': [plans.draftPlan],
  /** {planId}: a draft was made from a document; its tasks are to be added. */
  'plan.drafted': [tasks.draftTasks, cascade.tieStarted],
  /** {planId, parentPlanId, agencyId}: a draft was loaded because a plan above asks for it. */
  'cascade.started': [plans.nameSuperior],
  /** {planId, parentPlanId, agencyId, agencyName, title, pairs as JSON}: an agency draws up its plan from the tasks above. */
  'cascade.drafted': [plans.draftOwnPlan, draftFromSuperior],
  /** {planId, title, indexName, agencyId, standingAgencyId, tasks as JSON}: lines of an index are to be improved. */
  'improvement.chosen': [plans.draftWantedPlan, draftWantedTasks],
  /** {planId, kind, number, issuedOn, title, agencyId, standingAgencyId, tasks as JSON}: work from above was typed in. */
  'directive.registered': [plans.issueDirective, giveDirected],
  /** {meetingId, planId}: a document tells what a meeting concluded. */
  'directive.concluded': [keepConclusion],
  /** {documentId, kind, agencyId, standingAgencyId}: a document that was read gives work from above. */
  'directive.drafted': [plans.draftDirective],
  /** {planId, taskId, from, to, issuerName, document}: whoever gave work from above has moved its day. */
  'directive.dayMoved': [moveDirectedDay, moveDirectedWork],
  /** {planId}: issuing agency or day of a draft changed, on which names and due days hang. */
  'plan.redated': [tasks.redateTasks],
  /** {planId}: a person vouches for the reviewed plan; its tasks become assignments. */
  'plan.confirmed': [tasks.forgetSteps, assignments.assignPlan, cascade.giveDuties, cascade.fulfilDuty],
  /** {planId}: an issued plan names another superior plan, or none. */
  'plan.retied': [cascade.retieOwnPlan],
  /** {planId, byPlanId}: an issued plan was replaced by another; its work goes on under that one. */
  'plan.replaced': [planComparison.settleComparison, assignments.carryWorkOver, cascade.carryCascadeOver],
  /** {name, agencyId or groupId, userId}: a person said which agency or group a written name means. */
  'agency.nameResolved': [agencies.rememberName],
  /** {indexName, words, code, name, userId}: a person said which criterion a written name means. */
  'criterion.named': [criterionNames.rememberCriterion],
  /** {agencyId, lastDay}: an agency ends with a day, or has ended; who takes over is recorded. */
  'agency.ended': [accounts.endGrants, plans.passStanding, assignments.passOnWork, passDuties],
  /** {agencyId, grants as JSON}: the end of an agency, which lies ahead, is taken back. */
  'agency.reopened': [accounts.restoreGrants],
  /** {}: agencies came from a table. */
  'agency.imported': [groups.loadFirstGroups],
  /** {groupId, names}: a group came with the program's content; its other names, one a line. */
  'agencyGroup.loaded': [agencies.keepGroupNames],
  /** {changeId}: a day off or a make-up day of the province was added or taken back. */
  'calendar.changed': [tasks.moveTaskDays, moveWorkDays, cascade.moveDutyDays],
  /** {changeId, moves as JSON}: what a change of the calendar has moved. */
  'clock.moved': [keepMoves],
  /** {unitId, by}: an interview with somebody who was drawn came and counts. */
  'interview.received': [samples.noteAsked],
  /** {unitId, by}: an interview with somebody who was drawn came and waits for a look. */
  'interview.setAside': [samples.noteAskedToo],
}
