import { importPoints } from './importing.ts'
import { dropSurvey, showSurveyFigures, showSurveyPoints, takeSurvey } from './surveys/operations.ts'

/** Points that come from elsewhere: files, and results of surveys. */
export const roundPointOperations = [importPoints, showSurveyPoints, showSurveyFigures, takeSurvey, dropSurvey] as const
