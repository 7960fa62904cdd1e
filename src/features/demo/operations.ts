import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { DemoState } from './schema.ts'
import { findDemo, hasAgencies, saveDemo } from './store.ts'

export const showDemo = operation({
  name: 'demo.show',
  method: 'GET',
  path: '/demo',
  summary: 'Tỉnh này có phải là tỉnh minh họa không, đã nạp đủ chưa; chỉ chương trình hỏi.',
  input: z.object({}),
  output: z.object({ demo: DemoState.nullable() }),
  allow: 'system',
  run: async ({ db, today }) => {
    const begun = await findDemo(db)
    if (begun) return { demo: begun }
    return { demo: (await hasAgencies(db)) ? { state: 'refused' as const, today } : null }
  },
})

export const beginDemo = operation({
  name: 'demo.begin',
  method: 'POST',
  path: '/demo',
  summary: 'Bắt đầu, hoặc làm tiếp, việc đưa dữ liệu minh họa vào một tỉnh còn trống; chỉ chương trình làm việc này.',
  input: z.object({}),
  output: DemoState,
  allow: 'system',
  run: async ({ db, today }) => {
    const begun = await findDemo(db)
    if (begun) return begun
    if (await hasAgencies(db)) return { state: 'refused' as const, today }
    const demo: DemoState = { state: 'loading', today }
    await saveDemo(db, demo)
    return demo
  },
})

export const finishDemo = operation({
  name: 'demo.finish',
  method: 'POST',
  path: '/demo/finish',
  summary: 'Ghi nhận dữ liệu minh họa đã đủ; chỉ chương trình làm việc này.',
  input: z.object({}),
  output: DemoState,
  allow: 'system',
  run: async ({ db, today }) => {
    const demo: DemoState = { ...((await findDemo(db)) ?? { today }), state: 'finished' }
    await saveDemo(db, demo)
    return demo
  },
})
