import * as together from './consolidation/operations.ts'
import { evaluationDocx, showEvaluation } from './evaluating/operations.ts'
import * as decisions from './filling/deciding.ts'
import { autoDraft } from './filling/drafting.ts'
import * as files from './filling/files.ts'
import * as filling from './filling/operations.ts'
import * as sending from './filling/sending.ts'
import * as forms from './forms/operations.ts'
import * as rounds from './operations.ts'
import { reportDocx, reportXlsx } from './printing/operations.ts'
import * as publicReports from './public/operations.ts'
import * as series from './series/operations.ts'
import { showSnapshots } from './snapshots/operations.ts'

/** Every use case of periodic reports, in reading order: a part of src/operations.ts. */
export const reportOperations = [
  series.listAllSeries,
  series.showSeries,
  series.createSeries,
  series.updateSeries,
  forms.listForms,
  forms.showForm,
  forms.saveForm,
  forms.publishForm,
  rounds.listAllRounds,
  rounds.openRound,
  rounds.showRound,
  rounds.closeRound,
  rounds.reopenRound,
  rounds.keepDay,
  filling.showReport,
  filling.saveReportCells,
  filling.saveReportSection,
  autoDraft,
  files.attachFile,
  files.detachFile,
  files.downloadFile,
  sending.submitReport,
  sending.answerItem,
  sending.correctReport,
  decisions.returnItem,
  decisions.takeBackReturn,
  decisions.approveReport,
  decisions.lockReport,
  decisions.unlockReport,
  decisions.publishReport,
  together.showConsolidated,
  together.consolidateReport,
  together.showFigure,
  together.listLateChanges,
  showSnapshots,
  reportDocx,
  reportXlsx,
  showEvaluation,
  evaluationDocx,
  publicReports.listPublicReports,
  publicReports.showPublicReport,
  publicReports.publicReportDocx,
  publicReports.publicReportXlsx,
] as const
