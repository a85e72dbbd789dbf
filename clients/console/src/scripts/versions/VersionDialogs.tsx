/** What is asked before something is done with a version. */

import { Button, Group, Modal, NativeSelect, TextInput } from '@mantine/core'
import { Confirm } from '@cordboard/ui/Confirm.tsx'
import { toast } from '@cordboard/ui/toasts.tsx'
import { Problem } from '@cordboard/wire/http.ts'
import { lazy, Suspense, useEffect, useState, type FormEvent, type ReactNode } from 'react'
import { focused, useFocusBack } from '../../focusBack'
import formCss from '../../form/form.module.css'
import { Removal } from '../../form/Removal'
import { useConsole } from '../../here'
import { go } from '../../leaving'
import { pathOf } from '../../place'
import { t, tdiff, tversion } from '../../texts'
import type { ScriptView, VersionDetail, VersionView } from '../../types'
import type { Definition } from '../editor/model/definition'
import { NewScript } from '../list/NewScript'
import { versionsOf } from '../saving/calls'

const PublishDialog = lazy(async () => ({ default: (await import('../publish/PublishDialog')).PublishDialog }))

export interface Asked {
  what: 'publish' | 'tryOut' | 'deactivate' | 'lock' | 'describe' | 'compare' | 'newScript' | 'remove'
  version: VersionView
}

interface Props {
  script: ScriptView
  versions: readonly VersionView[]
  asked: Asked
  onDone: () => void
  onClose: () => void
}

export function VersionDialogs({ script, versions, asked: { what, version }, onDone, onClose }: Props) {
  const props = { script, version, onDone, onClose }
  switch (what) {
    case 'publish':
    case 'tryOut':
      return (
        <Suspense>
          <PublishDialog script={script.name} version={version.version} share={what === 'tryOut'} onDone={onDone} onClose={onClose} />
        </Suspense>
      )
    case 'deactivate':
      return <Deactivate {...props} />
    case 'lock':
      return <Lock {...props} />
    case 'describe':
      return <Describe {...props} />
    case 'compare':
      return <Compare {...props} versions={versions} />
    case 'newScript':
      return <CopyOut {...props} />
    case 'remove':
      return <Remove {...props} />
  }
}

type Each = Omit<Props, 'versions' | 'asked'> & { version: VersionView }

/** One call, and what came of it. */
function useDoing(onDone: () => void) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)

  async function act(call: () => Promise<unknown>, told: string): Promise<void> {
    setBusy(true)
    setProblem(null)
    try {
      await call()
      toast.tell(told)
      onDone()
    } catch (error) {
      setProblem(error instanceof Problem ? error : new Problem(0, 'unreached'))
      setBusy(false)
    }
  }

  const refusal: ReactNode = problem && (
    <p ref={focused} className={formCss.trouble} role="alert" tabIndex={-1}>
      <b>{tversion('failed')}</b>
      {problem.status === 0 ? t('trouble.unreached') : problem.message}
    </p>
  )
  return { busy, problem, refusal, act }
}

function Deactivate({ script, version: { version }, onDone, onClose }: Each) {
  const { server } = useConsole()
  const { busy, refusal, act } = useDoing(onDone)
  const { points } = script.used_by
  return (
    <Confirm
      open
      danger
      busy={busy}
      title={tversion('deactivateTitle', { version })}
      confirm={tversion('goDeactivate')}
      onConfirm={() => void act(() => server.create(`${versionsOf(script.name)}/${version}/deactivate`, undefined), tversion('deactivated', { version }))}
      onClose={onClose}
    >
      <p>{tversion('deactivateText', { count: points.length, names: points.join(', ') })}</p>
      {refusal}
    </Confirm>
  )
}

function Lock({ script, version: { version }, onDone, onClose }: Each) {
  const { server } = useConsole()
  const { busy, refusal, act } = useDoing(onDone)
  return (
    <Confirm
      open
      busy={busy}
      title={tversion('lockTitle', { version })}
      confirm={tversion('lockGo')}
      onConfirm={() => void act(() => server.create(`${versionsOf(script.name)}/${version}/lock`, undefined), tversion('isLocked', { version }))}
      onClose={onClose}
    >
      <p>{tversion('lockText')}</p>
      {refusal}
    </Confirm>
  )
}

function Remove({ script, version: { version }, onDone, onClose }: Each) {
  const { server } = useConsole()
  const { busy, problem, act } = useDoing(onDone)
  return (
    <Removal
      name={tversion('removeName', { version })}
      busy={busy}
      problem={problem}
      onRemove={() => void act(() => server.remove(versionsOf(script.name), String(version)), tversion('removed', { version }))}
      onClose={onClose}
    />
  )
}

function Describe({ script, version: { version, description }, onDone, onClose }: Each) {
  useFocusBack()
  const { server } = useConsole()
  const { busy, refusal, act } = useDoing(onDone)
  const [text, setText] = useState(description)

  async function save(): Promise<void> {
    const path = versionsOf(script.name)
    // Its definition may be under somebody's hands; only the description is another one.
    const { etag } = await server.read<VersionDetail>(path, String(version))
    await server.replace(path, String(version), { description: text }, etag)
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    event.stopPropagation()
    void act(save, tversion('described', { version }))
  }

  return (
    <Modal opened onClose={onClose} title={tversion('describeTitle', { version })} size="sm">
      <form noValidate onSubmit={submit}>
        <TextInput data-autofocus label={tversion('describeTitle', { version })} value={text} maxLength={1000} onChange={(event) => setText(event.currentTarget.value)} />
        {refusal}
        <Group justify="flex-end" gap="xs" mt="lg">
          <Button variant="default" onClick={onClose}>
            {t('form.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('form.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

function Compare({ script, version: { version }, versions, onClose }: Each & { versions: readonly VersionView[] }) {
  useFocusBack()
  const others = versions.filter((each) => each.version !== version).reverse()
  const [other, setOther] = useState(String(script.active !== null && script.active !== version ? script.active : (others[0]?.version ?? '')))

  function submit(event: FormEvent): void {
    event.preventDefault()
    event.stopPropagation()
    const [before, after] = [Number(other), version].sort((a, b) => a - b)
    onClose()
    go(pathOf('scripts', script.name, 'compare', String(before), String(after)))
  }

  return (
    <Modal opened onClose={onClose} title={tdiff('title', { name: script.name })} size="sm">
      <form onSubmit={submit}>
        <NativeSelect
          data-autofocus
          label={tversion('compare')}
          value={other}
          onChange={(event) => setOther(event.currentTarget.value)}
          data={others.map((each) => ({ value: String(each.version), label: versionLabel(each) }))}
        />
        <Group justify="flex-end" gap="xs" mt="lg">
          <Button variant="default" onClick={onClose}>
            {t('form.cancel')}
          </Button>
          <Button type="submit">{tversion('compare')}</Button>
        </Group>
      </form>
    </Modal>
  )
}

/** A version in a list to choose from. */
export function versionLabel({ version, active, description }: VersionView): string {
  if (active) return tdiff('activeMark', { version })
  return description ? tdiff('optionDescribed', { version, description }) : tdiff('option', { version })
}

function CopyOut({ script, version: { version }, onClose }: Each) {
  const { server } = useConsole()
  const [definition, setDefinition] = useState<Definition | null>(null)
  useEffect(() => {
    let wanted = true
    server.read<VersionDetail>(versionsOf(script.name), String(version)).then(
      ({ value }) => wanted && setDefinition(value.definition as Definition),
      (error: Problem) => {
        toast.fail(tversion('failed'), error.message)
        onClose()
      },
    )
    return () => {
      wanted = false
    }
  }, [server, script.name, version, onClose])
  return definition && <NewScript begun={{ name: `${script.name}, ${tdiff('option', { version })}`, definition }} onClose={onClose} />
}
