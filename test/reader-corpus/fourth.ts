import type { CorpusDocument } from './document.ts'
import { agricultureDepartment } from './documents/fourth/agriculture-department-2026.ts'
import { letterTable } from './documents/fourth/letter-table-2026.ts'
import { papiMarkdown } from './documents/fourth/papi-markdown-2026.ts'

/** A letter with a table in another order, a department's plan, a Markdown copy: annotated before the reader saw them. */
export const fourth: readonly CorpusDocument[] = [letterTable, agricultureDepartment, papiMarkdown]
