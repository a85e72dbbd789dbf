/** Writes beside a page which libraries are built into it, with versions and licences as their packages state them. */

import { readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { Plugin } from 'vite'

const MODULES = `${sep}node_modules${sep}`

/** The directory of the package that a file belongs to; null: it is our own. */
function packageOf(id: string): string | null {
  const file = id.replace(/^\0/, '').split('?')[0] ?? ''
  const at = file.lastIndexOf(MODULES)
  if (at < 0) return null
  const [first = '', second = ''] = file.slice(at + MODULES.length).split(sep)
  return join(file.slice(0, at + MODULES.length), first.startsWith('@') ? join(first, second) : first)
}

export function licences(): Plugin {
  return {
    name: 'licences',
    generateBundle(_options, bundle) {
      const directories = new Set<string>()
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue
        for (const id of Object.keys(chunk.modules)) {
          const directory = packageOf(id)
          if (directory) directories.add(directory)
        }
      }
      const found = [...directories].flatMap((directory) => {
        try {
          const { name, version, license } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as Record<string, unknown>
          return name && !String(name).startsWith('@cordboard/') ? [{ name, version, licence: typeof license === 'string' ? license : '?' }] : []
        } catch {
          return []
        }
      })
      found.sort((a, b) => String(a.name).localeCompare(String(b.name)))
      this.emitFile({ type: 'asset', fileName: 'licences.json', source: JSON.stringify(found) })
    },
  }
}
