import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const root = import.meta.dirname
const project = join(root, '../../..')

/** `virtual:routes`: name, method and path of every operation, so that no screen writes an address by hand. */
function routesOfOperations(): Plugin {
  const id = 'virtual:routes'
  return {
    name: 'namro-routes',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    async load(loading) {
      if (loading !== `\0${id}`) return undefined
      const { allOperations } = (await import(join(project, 'src/operations.ts'))) as typeof import('#operations.ts')
      const routes = Object.fromEntries(allOperations.map(({ name, method, path }) => [name, [method, path]]))
      return `export const routes = ${JSON.stringify(routes)}`
    },
  }
}

export default defineConfig({
  root,
  base: '/app/',
  plugins: [routesOfOperations(), react()],
  build: {
    outDir: join(project, 'build/staff'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // The policy of the server allows fonts and images of our own address; small files stay files.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
  server: {
    port: 5173,
    strictPort: true,
    fs: { allow: [project] },
    // The host stays the one of the page: writes are taken from pages of the same host only.
    proxy: { '/api': { target: `http://localhost:${process.env.PORT ?? 3000}`, changeOrigin: false } },
  },
})
