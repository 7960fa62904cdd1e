import { readAnnexes } from './annexes.ts'
import type { BlockSource } from './blocks.ts'
import type { DocumentReading } from './reading.ts'
import { findTaskTables } from './task-tables.ts'
import { unitsOf } from './units.ts'

/** What a document says, from its blocks: the same for every kind of file. */
export function planFromBlocks(source: BlockSource, file: string): DocumentReading {
  const { units } = unitsOf(source.blocks)
  const annexes = readAnnexes(units, findTaskTables(units), undefined, {})
  return {
    file,
    kind: 'other',
    kindConfidence: 0,
    kindEvidence: [],
    encoding: source.encoding,
    lineCount: source.lineCount,
    indices: [],
    header: {
      agency: null,
      number: null,
      date: null,
      place: null,
      docType: null,
      title: null,
      signer: null,
      signerTitle: null,
    },
    headerFields: {},
    bases: [],
    cited: [],
    targets: [],
    baselines: [],
    sections: annexes.sections,
    annexes: annexes.tables,
    crossRefs: annexes.crossRefs,
    tasks: annexes.tasks,
    taskCounts: {},
    flags: [],
    coverage: { lines: 0, read: 0, share: 0, unread: [] },
  }
}
