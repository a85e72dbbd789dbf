/** The properties of a script: values that its nodes read, and that routing points may set. */

import { useState } from 'react'
import { Confirm } from '@cordboard/ui/Confirm.tsx'
import { tn } from '../../texts'
import type { Property } from '../../types'
import { useEditor } from '../editor/createEditor'
import { renameProperty, setProperties } from '../editor/model/commands'
import type { Editor, EditorState } from '../editor/store'
import { AroundContext } from './around'
import { issuesAt, issuesOf } from './findings'
import css from './forms.module.css'
import { Rows } from './inputs/Rows'
import { PropertyCard } from './PropertyCard'
import { freshProperty, readings } from './propertyList'
import { useAroundOf } from './useAroundOf'
import { useKinds } from './useKinds'
import { useRevealed } from './useRevealed'
import { moved, replaced, without } from './values'

interface Props {
  editor: Editor
}

const definitionOf = (state: EditorState) => state.definition
const issuesIn = (state: EditorState) => state.issues
const NONE: readonly Property[] = []

export function PropertiesForm({ editor }: Props) {
  const definition = useEditor(editor, definitionOf)
  const issues = useEditor(editor, issuesIn)
  const around = useAroundOf(editor, useKinds() ?? [])
  const box = useRevealed(editor, '')
  const [removing, setRemoving] = useState<number | null>(null)
  const properties = definition.properties ?? NONE
  const ofScript = issuesOf(issues, '').concat(issues.filter((issue) => issue.node === undefined))
  const leaving = removing === null ? undefined : properties[removing]

  function put(next: readonly Property[], label: string, merge?: string): void {
    editor.run(setProperties(next), { label, ...(merge === undefined ? {} : { merge }) })
  }

  function remove(at: number): void {
    const name = properties[at]?.name ?? ''
    put(without(properties, at), tn('undo.remove', { what: name }))
    setRemoving(null)
  }

  return (
    <AroundContext value={around}>
      <div ref={box} className={css.form} role="group" aria-label={tn('properties.title')}>
        <header className={css.head}>
          <h2 className={css.title}>{tn('properties.title')}</h2>
          <p className={css.about}>{tn('properties.about')}</p>
        </header>
        {properties.length === 0 && <p className={css.none}>{tn('properties.none')}</p>}
        <Rows
          boxed
          label={tn('properties.title')}
          count={properties.length}
          nameOf={(at) => properties[at]?.name ?? ''}
          draw={(at) => {
            const property = properties[at] as Property
            return (
              <PropertyCard
                property={property}
                taken={properties.map((each) => each.name)}
                reads={readings(definition, property.name)}
                issues={[...issuesAt(ofScript, `properties.${property.name}`), ...ofScript.filter((issue) => issue.field?.startsWith(`properties[${at + 1}]`))]}
                editor={editor}
                onRename={(to) => editor.run(renameProperty(property.name, to), { label: tn('undo.rename', { what: property.name }) })}
                onChange={(next, member) => put(replaced(properties, at, next), tn('undo.property', { what: property.name }), member && `properties/${property.name}/${member}`)}
              />
            )
          }}
          onMove={(at, by) => put(moved(properties, at, by), tn('undo.move', { what: properties[at]?.name ?? '' }))}
          onRemove={(at) => (readings(definition, properties[at]?.name ?? '').length > 0 ? setRemoving(at) : remove(at))}
          onAdd={() => {
            const fresh = freshProperty(properties)
            put([...properties, fresh], tn('undo.add', { what: fresh.name }))
          }}
          addLabel={tn('addProperty')}
          most={200}
        />
        {leaving && removing !== null && (
          <Confirm open danger title={tn('properties.removeTitle', { name: leaving.name })} confirm={tn('properties.removeGo')} onConfirm={() => remove(removing)} onClose={() => setRemoving(null)}>
            <p>{tn('properties.removeText')}</p>
            <ul className={css.uses}>
              {readings(definition, leaving.name).map(({ node, field }) => (
                <li key={`${node}/${field}`}>{node === '' ? tn('properties.inProperty', { name: field }) : `${node}: ${field.replaceAll('_', ' ')}`}</li>
              ))}
            </ul>
          </Confirm>
        )}
      </div>
    </AroundContext>
  )
}
