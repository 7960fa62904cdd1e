import { createHash } from 'node:crypto'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const root = import.meta.dirname
const project = join(root, '../../..')

/** Tells the worker which files belong to this version, and by what they hold which version it is. */
function filesOfWorker(): Plugin {
  return {
    name: 'namro-worker-files',
    enforce: 'post',
    generateBundle(_, bundle) {
      const worker = bundle['sw.js']
      if (worker?.type !== 'chunk') return
      const hash = createHash('sha256').update(worker.code)
      const files = Object.values(bundle).filter(({ fileName }) => fileName !== 'sw.js' && !fileName.endsWith('.map'))
      for (const file of files) hash.update(file.fileName).update(file.type === 'chunk' ? file.code : file.source)
      const list = [
        ...files.map(({ fileName }) => `/phong-van/${fileName}`),
        '/phong-van/manifest.webmanifest',
        '/phong-van/icon.svg',
      ]
      const served = list.filter((each) => !each.endsWith('.html'))
      worker.code = worker.code
        .replaceAll('__FILES__', JSON.stringify(served))
        .replaceAll('__VERSION__', JSON.stringify(hash.digest('hex').slice(0, 12)))
    },
  }
}

export default defineConfig({
  root,
  base: '/phong-van/',
  plugins: [react(), filesOfWorker()],
  build: {
    outDir: join(project, 'build/interview'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rollupOptions: {
      input: { main: join(root, 'index.html'), sw: join(root, 'sw.ts') },
      output: { entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
})
