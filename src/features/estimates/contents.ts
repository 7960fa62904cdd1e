import * as files from './exporting.ts'
import * as estimates from './operations.ts'

/** Every use case of results of surveys, in reading order: a part of src/operations.ts. */
export const estimateOperations = [
  estimates.showResults,
  estimates.makeResult,
  estimates.publishResult,
  estimates.showTexts,
  estimates.makeTheme,
  estimates.codeText,
  files.resultDocx,
  files.resultXlsx,
  files.resultMicrodata,
  estimates.listPublicResults,
  estimates.showPublicResult,
] as const
