import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'

type Lock = { packages: Record<string, { hasInstallScript?: boolean }> }
type Manifest = Record<'dependencies' | 'devDependencies', Record<string, string>> & {
  allowScripts: Record<string, true>
}

const read = async <T>(name: string) => JSON.parse(await readFile(join(import.meta.dirname, '..', name), 'utf8')) as T

test('every install script that npm would ask about is named in package.json, and no other', async () => {
  const { packages } = await read<Lock>('package-lock.json')
  const { allowScripts } = await read<Manifest>('package.json')
  const scripted = Object.entries(packages).filter(([, it]) => it.hasInstallScript)
  const names = scripted.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
  assert.deepEqual(Object.keys(allowScripts).sort(), [...new Set(names)].sort())
})

test('every dependency is pinned', async () => {
  const { dependencies, devDependencies } = await read<Manifest>('package.json')
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, range]) => !/^\d+\.\d+\.\d+/.test(range),
  )
  assert.deepEqual(loose, [])
})
