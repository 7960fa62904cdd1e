import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { ChangeSettings, KeptSettings } from './schema.ts'
import { getSettings, saveSettings } from './store.ts'

export const showSettings = operation({
  name: 'setting.province',
  method: 'GET',
  path: '/settings/province',
  summary: 'Những điều tỉnh tự quy định: sau bao nhiêu ngày không báo cáo thì một đơn vị bị coi là im lặng.',
  input: z.object({}),
  output: KeptSettings,
  allow: 'setting.manage',
  run: ({ db }) => getSettings(db),
})

export const changeSettings = operation({
  name: 'setting.change',
  method: 'PATCH',
  path: '/settings/province',
  summary: 'Đổi những điều tỉnh tự quy định.',
  input: ChangeSettings,
  output: KeptSettings,
  allow: 'setting.manage',
  run: async ({ db }, { version, ...change }) => {
    const { version: _, ...before } = await getSettings(db)
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
    await saveSettings(db, { ...before, ...given, version })
    return getSettings(db)
  },
  audit: ({ version: _, ...change }) => change,
})
