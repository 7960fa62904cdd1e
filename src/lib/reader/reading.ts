import type { Deadline } from '#lib/calendar/deadline.ts'
import type { Lines } from './blocks.ts'

/**
 * What the reader found in one document. The same JSON form is used by the command line, the review screen and the
 * score against hand-made annotations. Lines are counted from 1; confidence runs from 0 (guess) to 1 (certain).
 */

export type RefusalCode =
  | 'empty'
  | 'too_large'
  | 'binary'
  | 'unsupported_kind'
  | 'unreadable_encoding'
  | 'damaged'
  | 'encrypted'
  | 'too_slow'
  | 'too_big'
  | 'needs_program'

/** The file was not read. `message` is Vietnamese and says what to do. */
export type Refusal = { refused: { code: RefusalCode; message: string } }

export type DocumentKind = 'plan' | 'decisionWithPlan' | 'officialLetter' | 'directive' | 'news' | 'other'

/** Where a field stands and how sure the reader is of it. */
export type FieldNote = { lines: Lines; confidence: number }

export type FlagReason =
  | 'missing'
  | 'inferred'
  | 'blank_in_source'
  | 'merged_cell'
  | 'role_not_stated'
  | 'role_decided'
  | 'cell_order_doubtful'
  | 'cell_split'
  | 'agency_unclear'
  | 'deadline_unclear'
  | 'text_broken'
  | 'duplicate'
  | 'annex_missing'
  | 'not_a_plan'

/** Something a person should look at. `message` is Vietnamese. */
export type Flag = { field: string; reason: FlagReason; message: string }

/** The second-best reading of a field, when it was nearly as good. */
export type Alternative = { field: string; value: string | string[] | null; confidence: number }

export type Header = {
  agency: string | null
  parentAgency?: string | null
  /** How the agency was found when there is no letterhead. */
  agencySource?: string
  number: string | null
  /** The serial number was left blank ("Số: /KH-UBND"). */
  numberBlank?: boolean
  /** ISO date, shortened to month or year when day or month is blank. */
  date: string | null
  dateRaw?: string
  place: string | null
  docType: string | null
  /** What is attached to a decision or letter ("KẾ HOẠCH"). */
  attachedDocType?: string
  title: string | null
  planTitle?: string
  signer: string | null
  signerTitle: string | null
  signerAuthority?: string
}

export type LegalBasis = {
  number: string
  date?: string
  role: 'basis' | 'implements' | 'proposal'
  lines: Lines
  confidence: number
}

export type CompareOp = '>=' | '>' | '<=' | '<' | '='

export type Target = {
  index?: string
  axis?: string
  text: string
  line: number
  value?: number
  op?: CompareOp
  unit?: string
  rank?: { from?: number; to?: number }
  group?: string
  year?: number
  /** Year that the value is compared with ("so với năm 2023"). */
  relativeTo?: number
  level: 'objective' | 'task'
  confidence: number
}

export type Baseline = {
  index: string
  year?: number
  value?: number
  scale?: number
  unit?: string
  rank?: number
  of?: number
  line: number
  confidence: number
}

export type Section = { path: string; title: string; line: number; index?: string; axis?: string }

export type TaskKind = 'annexRow' | 'bodyTask' | 'bodyGeneral' | 'bodyDuty'

export type TaskField =
  | 'text'
  | 'lead'
  | 'coordinate'
  | 'deadline'
  | 'product'
  | 'funding'
  | 'monitor'
  | 'axis'
  | 'subIndex'

export type ReadTask = {
  /** File name without extension and a running number: stable for the same file only. */
  id: string
  kind: TaskKind
  path: string
  line: number
  index?: string
  axis?: string
  subIndex?: string
  subIndexAlso?: string[]
  /** Number of bullets or paragraphs in one task, when more than one. */
  items?: number
  text: string
  leadRaw?: string
  lead: string[]
  coordinateRaw?: string
  coordinate: string[]
  deadline: Deadline | null
  product?: string
  funding?: string
  monitor?: string
  leadMerged?: true
  coordMerged?: true
  deadlineMerged?: true
  productMerged?: true
  fundingMerged?: true
  textMerged?: true
  leadCoordMerged?: true
  /** False when agencies are named but not who leads; all are then in `lead`. */
  roleExplicit?: false
  /** Paths of annex rows that this body task repeats. */
  duplicateOf?: string[]
  fields: Partial<Record<TaskField, FieldNote>>
  flags: Flag[]
  alternatives: Alternative[]
}

/** How one annex table was understood: its columns from left to right. */
export type AnnexTable = {
  path: string
  title: string
  lines: Lines
  columns: string[]
  rows: number
  confidence: number
}

export type CrossRef = { path: string; line: number; subIndex?: string; text: string; to: string }

/** The document that this one carries out, to link a cascade of plans. */
export type PlanReference = { number: string; date?: string; lines?: Lines; confidence: number }

/** Shares from 0 to 1. Tasks: all fields certain; something doubtful; nobody leads. Fields: of those that were read. */
export type Quality = {
  tasks: { all: number; certain: number; doubtful: number; unassigned: number }
  fields: { all: number; certain: number; doubtful: number }
  /** Share of the lines with words that belong to something; what does not is in `coverage.unread`. */
  covered: number
}

export type Coverage = {
  /** Lines with words in them. */
  lines: number
  read: number
  /** Share of the lines with words that belong to something that was read. */
  share: number
  /** Line ranges that belong to nothing: shown to the person, never dropped silently. */
  unread: Lines[]
}

export type DocumentReading = {
  file: string
  kind: DocumentKind
  kindConfidence: number
  /** Why the document is taken for this kind: Vietnamese sentences. */
  kindEvidence: string[]
  encoding: string
  lineCount: number
  /** Indices that the document is about, as they are written in Việt Nam: PAPI, PAR INDEX, SIPAS. */
  indices: string[]
  /** Year of the plan: the one in its title, else that of its date. */
  year?: number
  implementsPlan?: PlanReference
  header: Header
  headerFields: Partial<Record<keyof Header, FieldNote>>
  bases: LegalBasis[]
  cited: string[]
  targets: Target[]
  baselines: Baseline[]
  sections: Section[]
  annexes: AnnexTable[]
  /** Rows that only point to another annex: no tasks of their own. */
  crossRefs: CrossRef[]
  tasks: ReadTask[]
  taskCounts: Partial<Record<TaskKind, number>>
  flags: Flag[]
  coverage: Coverage
  /** Absent in readings that were stored before it was measured. */
  quality?: Quality
}

export type Reading = DocumentReading | Refusal

export function isRefusal(reading: Reading): reading is Refusal {
  return 'refused' in reading
}
