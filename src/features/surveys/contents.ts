import { questionnaireOperations } from '#features/questionnaires/contents.ts'
import * as answering from './answering.ts'
import * as answers from './answers/operations.ts'
import * as asides from './asides/operations.ts'
import * as counters from './counters/operations.ts'
import * as devices from './devices/operations.ts'
import { illustrateSurvey } from './illustrating.ts'
import * as imports from './imports/operations.ts'
import * as interviews from './interviews/operations.ts'
import * as surveys from './operations.ts'
import * as paper from './paper/operations.ts'
import * as photos from './photos/operations.ts'
import * as quotas from './quotas/operations.ts'

/** Every use case of questionnaires and surveys, in reading order: a part of src/operations.ts. */
export const surveyOperations = [
  ...questionnaireOperations,
  surveys.listAllSurveys,
  surveys.showSurvey,
  surveys.createSurvey,
  surveys.changeSurvey,
  surveys.openSurvey,
  surveys.closeSurvey,
  surveys.extendSurvey,
  surveys.useNewestVersion,
  surveys.makeCodes,
  surveys.setCollecting,
  quotas.setQuotas,
  counters.addCounter,
  counters.stopCounter,
  counters.showCounterForm,
  counters.sendAtCounter,
  answering.listPublicSurveys,
  answering.showPublicSurvey,
  answering.checkCode,
  answering.sendAnswer,
  photos.addPhoto,
  photos.addInterviewPhoto,
  photos.showPhoto,
  interviews.interviewKit,
  interviews.sendInterview,
  devices.addDevice,
  devices.listMyDevices,
  devices.endMyDevice,
  devices.recoverKey,
  paper.listPaperSheets,
  paper.enterSheet,
  paper.showSheet,
  paper.settleSheet,
  asides.listSurveyAsides,
  asides.showSurveyAside,
  asides.decideSurveyAside,
  answers.listSurveyAnswers,
  answers.showAnswer,
  answers.correctAnswer,
  imports.importForm,
  imports.importAnswers,
  illustrateSurvey,
] as const
