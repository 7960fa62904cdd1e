import { questionnaireOperations } from '#features/questionnaires/contents.ts'
import * as answering from './answering.ts'
import * as surveys from './operations.ts'

/** Every use case of questionnaires and surveys, in reading order: a part of src/operations.ts. */
export const surveyOperations = [
  ...questionnaireOperations,
  surveys.listAllSurveys,
  surveys.showSurvey,
  surveys.createSurvey,
  surveys.changeSurvey,
  surveys.openSurvey,
  surveys.closeSurvey,
  surveys.useNewestVersion,
  surveys.makeCodes,
  answering.listPublicSurveys,
  answering.showPublicSurvey,
  answering.checkCode,
  answering.sendAnswer,
] as const
