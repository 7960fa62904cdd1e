import type { Operation } from '#features/access/operation.ts'
import * as access from '#features/access/operations.ts'
import * as accounts from '#features/accounts/operations.ts'
import * as agencyEnding from '#features/agencies/ending.ts'
import * as agencies from '#features/agencies/operations.ts'
import * as taughtNames from '#features/agencies/taught.ts'
import { reopenAgency } from '#features/agencies/undo/operations.ts'
import * as groups from '#features/agency-groups/operations.ts'
import * as names from '#features/agency-names/operations.ts'
import * as analysisExports from '#features/analysis/exporting.ts'
import * as improvement from '#features/analysis/improvement.ts'
import * as analysis from '#features/analysis/operations.ts'
import * as promises from '#features/analysis/promises.ts'
import * as scenarios from '#features/analysis/scenarios.ts'
import { pauseAssignment, resumeAssignment } from '#features/assignments/clocks/operations.ts'
import { assignTask } from '#features/assignments/giving/operations.ts'
import { openNextOccurrences } from '#features/assignments/occurrences/operations.ts'
import * as assignments from '#features/assignments/operations.ts'
import { passAssignments } from '#features/assignments/passing/operations.ts'
import { cascadeOperations } from '#features/cascade/contents.ts'
import * as criterionNames from '#features/criterion-names/operations.ts'
import { scoreBookOperations } from '#features/current-scores/contents.ts'
import * as scoreDays from '#features/current-scores/days.ts'
import { draftFromScore } from '#features/current-scores/drafting.ts'
import * as scoreExports from '#features/current-scores/exporting.ts'
import { showScoreLine } from '#features/current-scores/line.ts'
import * as scores from '#features/current-scores/operations.ts'
import { deadlineOperations } from '#features/deadlines/contents.ts'
import * as demo from '#features/demo/operations.ts'
import { directiveOperations } from '#features/directives/contents.ts'
import * as directory from '#features/directory/operations.ts'
import * as documents from '#features/documents/operations.ts'
import { estimateOperations } from '#features/estimates/contents.ts'
import * as evidence from '#features/evidence/operations.ts'
import * as exports from '#features/exports/operations.ts'
import { feedOperations } from '#features/feeds/contents.ts'
import * as frameworks from '#features/frameworks/operations.ts'
import * as learned from '#features/learned/operations.ts'
import { meetingOperations } from '#features/meetings/contents.ts'
import * as overview from '#features/overview/operations.ts'
import * as planComparison from '#features/plan-comparison/operations.ts'
import * as planLinks from '#features/plan-links/operations.ts'
import * as plans from '#features/plans/operations.ts'
import * as portal from '#features/portal/operations.ts'
import * as provinceSettings from '#features/province-settings/operations.ts'
import { reminderOperations } from '#features/reminders/contents.ts'
import { reportOperations } from '#features/reports/contents.ts'
import * as resultCourses from '#features/results/courses/operations.ts'
import * as resultExports from '#features/results/exporting.ts'
import * as resultImports from '#features/results/importing.ts'
import * as resultIndicators from '#features/results/indicators/operations.ts'
import * as results from '#features/results/operations.ts'
import * as resultPictures from '#features/results/pictures/operations.ts'
import * as publicResults from '#features/results/public.ts'
import { roundPointOperations } from '#features/rounds/contents.ts'
import * as roundExports from '#features/rounds/exporting.ts'
import * as roundEvidence from '#features/rounds/lines/evidence.ts'
import * as roundLocks from '#features/rounds/lines/locking.ts'
import * as roundLines from '#features/rounds/lines/operations.ts'
import * as roundTogether from '#features/rounds/lines/together.ts'
import * as rounds from '#features/rounds/operations.ts'
import * as publishedRounds from '#features/rounds/publishing.ts'
import * as roundWaiting from '#features/rounds/waiting.ts'
import { forgetUnused } from '#features/stored-files/operations.ts'
import * as taskCriteria from '#features/tasks/criteria.ts'
import { keepTasks } from '#features/tasks/keeping/operations.ts'
import * as tasks from '#features/tasks/operations.ts'
import * as taskShape from '#features/tasks/reshape.ts'
import * as taskTies from '#features/tasks/ties.ts'
import * as workingDays from '#features/working-days/operations.ts'
import * as worklists from '#features/worklists/operations.ts'

/** The table of contents: every use case of the product, in reading order. */
export const operations = [
  accounts.getMe,
  accounts.showSignInWays,
  accounts.updateMe,
  accounts.listAllUsers,
  accounts.createUser,
  accounts.updateUser,
  accounts.giveGrant,
  accounts.endGrantNow,
  accounts.delegateGrant,
  accounts.listMyDelegations,
  accounts.endDelegation,
  directory.getTree,
  agencies.listAllAgencies,
  agencies.importAgencies,
  agencies.exportAgencies,
  agencies.getAgency,
  agencies.createAgency,
  agencies.updateAgency,
  agencies.renameAgency,
  agencies.moveAgency,
  agencyEnding.getHoldings,
  agencyEnding.endAgency,
  reopenAgency,
  agencyEnding.addSuccessors,
  agencyEnding.passOn,
  agencies.addAlias,
  agencies.removeAlias,
  groups.listAgencyGroups,
  groups.listGroupMembers,
  groups.previewAgencyGroup,
  groups.saveAgencyGroup,
  groups.loadDefaultGroups,
  names.resolveAgencyName,
  learned.listLearnedNames,
  taughtNames.forgetName,
  taughtNames.restoreName,
  criterionNames.listPlanCriteria,
  criterionNames.forgetCriterionName,
  criterionNames.restoreCriterionName,
  documents.uploadDocument,
  documents.listAllDocuments,
  documents.showSupport,
  documents.showReport,
  documents.showPage,
  documents.stopDocument,
  documents.showDocument,
  documents.showSource,
  documents.downloadDocument,
  documents.retryDocument,
  documents.removeDocument,
  documents.finishReading,
  ...directiveOperations,
  ...meetingOperations,
  plans.listAllPlans,
  plans.showPlan,
  planLinks.showPlanLinks,
  planComparison.comparePlans,
  planComparison.pairTasks,
  keepTasks,
  plans.planFromDocument,
  plans.createPlan,
  plans.updatePlan,
  plans.settlePassages,
  plans.confirmPlan,
  plans.publishPlan,
  plans.finishPlan,
  plans.discardPlan,
  ...cascadeOperations,
  tasks.listPlanTasks,
  tasks.showTask,
  tasks.updateTask,
  tasks.chooseParty,
  tasks.acceptCertainTasks,
  tasks.unacceptTasks,
  assignTask,
  taskShape.splitTask,
  taskShape.mergeTask,
  taskShape.takeBackStep,
  taskShape.addTask,
  taskCriteria.tieCriteria,
  taskCriteria.chooseCriterion,
  taskTies.tieTasks,
  frameworks.listFrameworks,
  frameworks.getFramework,
  results.showHome,
  results.showProfile,
  results.showField,
  resultCourses.showCourses,
  resultIndicators.showIndicators,
  resultPictures.exportProfileDocx,
  resultExports.exportProfile,
  resultExports.exportField,
  resultImports.importResults,
  resultImports.listResultImports,
  resultImports.withdrawResults,
  analysis.showLedger,
  analysis.showLine,
  analysis.showGains,
  scenarios.askWhatIf,
  analysisExports.exportLedger,
  analysisExports.exportGains,
  analysisExports.exportWhatIf,
  improvement.draftImprovement,
  promises.listPromisedTargets,
  promises.confirmTarget,
  scores.listScores,
  scores.showScoreLedger,
  scores.showScoreGains,
  scores.askScoreWhatIf,
  scores.listNearSteps,
  ...scoreBookOperations,
  showScoreLine,
  scoreDays.scoreToday,
  scoreDays.scoreRoundToday,
  scoreDays.showDays,
  scoreDays.keepMonth,
  scoreExports.exportScoreLedger,
  scoreExports.exportScoreGains,
  scoreExports.exportScoreWhatIf,
  scoreExports.exportScoreDays,
  draftFromScore,
  rounds.listAllRounds,
  rounds.openRound,
  rounds.showRound,
  rounds.changeRound,
  rounds.moveRound,
  rounds.showMatrix,
  rounds.showOverclaims,
  rounds.showRoundHistory,
  roundWaiting.listWaitingSheets,
  ...roundPointOperations,
  roundExports.exportSheetXlsx,
  roundExports.exportSheetDocx,
  roundExports.exportRoundXlsx,
  publishedRounds.publishRound,
  publishedRounds.listPublishedRounds,
  publishedRounds.showPublishedRound,
  roundLines.showSheet,
  roundLines.scoreLine,
  roundLines.submitSheet,
  roundLines.reopenSheet,
  roundLines.appraiseLine,
  roundLines.acceptRest,
  roundTogether.scoreLines,
  roundTogether.appraiseLines,
  roundLines.explainLine,
  roundLines.showLineHistory,
  roundLocks.returnLine,
  roundLocks.lockLine,
  roundEvidence.attachEvidence,
  roundEvidence.attachKnown,
  roundEvidence.detachEvidence,
  roundEvidence.downloadEvidence,
  ...reportOperations,
  ...estimateOperations,
  overview.getOverview,
  overview.listOverviewAgencies,
  overview.getPlanProgress,
  worklists.listMyWork,
  worklists.listAllAssignments,
  assignments.getAssignment,
  assignments.acceptAssignment,
  assignments.objectToAssignment,
  assignments.rejectAssignmentObjection,
  assignments.cancelAssignment,
  passAssignments,
  assignments.reportProgress,
  assignments.withdrawResult,
  assignments.returnAssignment,
  assignments.completeAssignment,
  assignments.reopenAssignment,
  ...deadlineOperations,
  pauseAssignment,
  resumeAssignment,
  openNextOccurrences,
  assignments.askForExtension,
  assignments.decideOnExtension,
  assignments.commentOnAssignment,
  evidence.attachEvidence,
  evidence.detachEvidence,
  evidence.downloadEvidence,
  forgetUnused,
  exports.exportPlanXlsx,
  exports.exportPlanDocx,
  exports.exportAssignmentsXlsx,
  exports.exportMyWorkXlsx,
  exports.exportPlanProgressXlsx,
  exports.exportOverviewXlsx,
  ...reminderOperations,
  ...feedOperations,
  access.listAudit,
  access.checkAudit,
  access.listMails,
  access.listSettings,
  workingDays.showCalendar,
  workingDays.addCalendarDay,
  workingDays.removeCalendarDay,
  workingDays.showCalendarChange,
  workingDays.exportCalendarChange,
  provinceSettings.showSettings,
  provinceSettings.changeSettings,
  demo.showDemo,
  demo.beginDemo,
  demo.finishDemo,
  portal.home,
  portal.previewPlan,
  portal.listPlans,
  portal.getPlan,
  portal.listAgencies,
  portal.listTasks,
  portal.getTask,
  publicResults.publicHome,
  publicResults.publicProfile,
] as const

/** The same list where only the common shape matters. */
export const allOperations = operations as readonly unknown[] as readonly Operation[]

export function operationNamed(name: string): Operation {
  const found = allOperations.find((each) => each.name === name)
  if (!found) throw new Error(`src/operations.ts does not know ${name}`)
  return found
}
