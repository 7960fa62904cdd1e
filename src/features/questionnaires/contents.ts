import * as questionnaires from './operations.ts'
import { exportXlsform, importXlsform } from './xlsform.ts'

/** Every use case of questionnaires, in reading order: a part of src/operations.ts. */
export const questionnaireOperations = [
  questionnaires.listAllQuestionnaires,
  questionnaires.listTemplates,
  questionnaires.createQuestionnaire,
  questionnaires.showQuestionnaire,
  questionnaires.saveQuestionnaire,
  questionnaires.testQuestionnaire,
  questionnaires.publishQuestionnaire,
  questionnaires.draftNextVersion,
  exportXlsform,
  importXlsform,
] as const
