import * as imports from '#features/results/importing.ts'
import type { ResultKind } from '#features/results/schema.ts'
import { call, type Demo, morningOf, readDemoFile } from './demo-stage.ts'

const source = 'Số liệu minh họa của các tỉnh hư cấu, do dự án đặt ra (examples/lam-giang)'

const files: readonly { name: string; framework: string; kind: ResultKind; publishedOn: string }[] = [
  { name: 'ket-qua-papi.csv', framework: 'papi', kind: 'scores', publishedOn: '2025-04-15' },
  { name: 'sai-so-papi.csv', framework: 'papi', kind: 'precision', publishedOn: '2025-04-15' },
  { name: 'ket-qua-par-index.csv', framework: 'par-index', kind: 'scores', publishedOn: '2025-04-06' },
  { name: 'ket-qua-sipas.csv', framework: 'sipas', kind: 'scores', publishedOn: '2025-04-06' },
]

/** Brings invented results of invented provinces, as an officer of the standing agency would. */
export async function bringResults(demo: Demo): Promise<void> {
  for (const { name, ...rest } of files) {
    const outcome = await call(
      demo,
      imports.importResults,
      { ...rest, source, dryRun: 'false' },
      {
        as: 'thuong-truc@lamgiang.example',
        at: morningOf('2025-05-05'),
        upload: { filename: name, bytes: await readDemoFile(name) },
        once: `demo results ${name}`,
      },
    )
    const known = outcome.added === 0 && outcome.errorCount === 0
    if (!outcome.written && !known) throw new Error(`${name}: ${outcome.errors[0]?.message ?? 'nothing was written'}`)
  }
}
