import type { BlockSource } from './blocks.ts'
import type { DocumentReading } from './reading.ts'

/** What a document says, from its blocks: the same for every kind of file. */
export function planFromBlocks(source: BlockSource, file: string): DocumentReading {
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
    sections: [],
    annexes: [],
    tasks: [],
    taskCounts: {},
    flags: [],
    coverage: { lines: 0, read: 0, share: 0, unread: [] },
  }
}
