import { sampleOperations } from '#features/samples/contents.ts'
import { surveyOperations } from '#features/surveys/contents.ts'
import { showChecks } from './checks/operations.ts'
import * as files from './exporting.ts'
import * as estimates from './operations.ts'

/** Every use case of questionnaires, surveys, samples and results, in reading order: a part of src/operations.ts. */
export const estimateOperations = [
  ...surveyOperations,
  ...sampleOperations,
  estimates.showResults,
  estimates.makeResult,
  estimates.publishResult,
  showChecks,
  estimates.showTexts,
  estimates.makeTheme,
  estimates.codeText,
  files.resultDocx,
  files.resultXlsx,
  files.resultMicrodata,
  estimates.listPublicResults,
  estimates.showPublicResult,
] as const
