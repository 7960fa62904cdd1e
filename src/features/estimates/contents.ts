import { sampleOperations } from '#features/samples/contents.ts'
import { surveyOperations } from '#features/surveys/contents.ts'
import { showChecks } from './checks/operations.ts'
import * as files from './exporting.ts'
import * as making from './making/operations.ts'
import * as estimates from './operations.ts'
import { publicResultXlsx } from './public/operations.ts'
import * as publishing from './publishing/operations.ts'
import * as series from './series/operations.ts'
import { showSingles } from './singles/operations.ts'
import * as texts from './texts/operations.ts'

/** Every use case of questionnaires, surveys, samples and results, in reading order: a part of src/operations.ts. */
export const estimateOperations = [
  ...surveyOperations,
  ...sampleOperations,
  estimates.showResults,
  showSingles,
  making.makeResult,
  making.keepAnswers,
  making.finishMaking,
  publishing.publishResult,
  publishing.withdrawResult,
  showChecks,
  texts.showTexts,
  texts.makeTheme,
  texts.codeText,
  files.resultDocx,
  files.resultXlsx,
  files.resultMicrodata,
  publishing.listPublicResults,
  publishing.showPublicResult,
  publicResultXlsx,
  series.showSeries,
  series.seriesXlsx,
  series.publicSeries,
] as const
