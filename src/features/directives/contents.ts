import { directiveSample, importDirectives } from './importing.ts'
import { moveIssuerDay } from './moving.ts'
import {
  changeIssuer,
  directiveFromDocument,
  listAllDirectives,
  readDue,
  registerDirective,
  showDirective,
} from './operations.ts'
import { exportShare, listDirected, proposeFigures, showShare } from './sharing.ts'

/** Work from above: the list, one document, its share on time, and the ways in which it comes. */
export const directiveOperations = [
  listAllDirectives,
  readDue,
  showShare,
  listDirected,
  exportShare,
  proposeFigures,
  directiveSample,
  importDirectives,
  showDirective,
  registerDirective,
  directiveFromDocument,
  changeIssuer,
  moveIssuerDay,
] as const
