import * as cascadeAnswers from './answering.ts'
import * as cascadeRequests from './asking.ts'
import * as dutyClocks from './clocks/operations.ts'
import { exportCoverage } from './exporting.ts'
import * as cascade from './operations.ts'

/** What a superior plan asks of the agencies below: a part of src/operations.ts. */
export const cascadeOperations = [
  cascade.summariseCascade,
  cascade.showCoverage,
  cascade.showColumn,
  cascade.showTaskBelow,
  cascade.listMyDuties,
  cascade.setCascadeRule,
  cascadeRequests.askCompletion,
  cascadeRequests.closeRequest,
  cascadeAnswers.tieOwnTasks,
  cascadeAnswers.waiveTask,
  cascadeAnswers.answerRequest,
  cascadeAnswers.startFromDocument,
  cascadeAnswers.draftOwnPlan,
  dutyClocks.pauseDutyClock,
  dutyClocks.resumeDutyClock,
  dutyClocks.askForDutyDay,
  dutyClocks.extendDutyDay,
  dutyClocks.refuseDutyDay,
  dutyClocks.withdrawDutyDay,
  exportCoverage,
] as const
