import { mergeConfig } from 'vite'
import base from './vite.config.ts'
import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
const missing = {
  name: 'missing-pages', enforce: 'pre',
  resolveId(id, from) {
    if (!from || !id.startsWith('.')) return null
    const path = resolve(dirname(from), id)
    if (/Page$/.test(id) && !['.tsx', '.ts', ''].some((end) => existsSync(path + end))) return '\0missing:' + id
    return null
  },
  load: (id) => (id.startsWith('\0missing:') ? 'export default null; export const ConfigurationPage = null, SystemPage = null' : null),
}
export default mergeConfig(base, { plugins: [missing], build: { outDir: '/tmp/SCRIPTS-static/console', emptyOutDir: true } })
