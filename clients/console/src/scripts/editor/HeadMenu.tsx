/** On a small screen: what of the head has no room beside the rest. */

import '@mantine/core/styles/Menu.layer.css'
import { ActionIcon, Menu } from '@mantine/core'
import {
  IconBinaryTree2, IconCopyPlus, IconDotsVertical, IconGitCompare, IconKeyboard, IconLayoutSidebar, IconLayoutSidebarRight, IconPlayerPlay, IconUpload,
} from '@tabler/icons-react'
import { Link } from '../../nav/Link'
import { te, tsave } from '../../texts'
import css from './head.module.css'

interface Props {
  readOnly: boolean
  /** Where this version is compared with the active one; null: there is nothing to compare. */
  compared: string | null
  /** Null: not allowed, or one's own already. */
  onMakeOwn: (() => void) | null
  onPalette: () => void
  onDetails: () => void
  onTidy: () => void
  onKeys: () => void
  /** Null: not allowed. */
  onRehearse: (() => void) | null
  onPublish: (() => void) | null
}

export function HeadMenu({ readOnly, compared, onMakeOwn, onPalette, onDetails, onTidy, onKeys, onRehearse, onPublish }: Props) {
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={te('page.more')}>
          <IconDotsVertical size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {onMakeOwn && (
          <Menu.Item leftSection={<IconCopyPlus size={16} />} onClick={onMakeOwn}>
            {tsave('makeOwn')}
          </Menu.Item>
        )}
        {onPublish && (
          <Menu.Item leftSection={<IconUpload size={16} />} onClick={onPublish}>
            {te('page.publish')}
          </Menu.Item>
        )}
        {onRehearse && (
          <Menu.Item leftSection={<IconPlayerPlay size={16} />} onClick={onRehearse}>
            {te('page.rehearse')}
          </Menu.Item>
        )}
        {compared !== null && (
          <Menu.Item component={Link} href={compared} leftSection={<IconGitCompare size={16} />}>
            {te('page.diff')}
          </Menu.Item>
        )}
        {!readOnly && (
          <Menu.Item leftSection={<IconLayoutSidebar size={16} className={css.flip} />} onClick={onPalette}>
            {te('page.showPalette')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconLayoutSidebarRight size={16} className={css.flip} />} onClick={onDetails}>
          {te('page.showInspector')}
        </Menu.Item>
        {!readOnly && (
          <Menu.Item leftSection={<IconBinaryTree2 size={16} />} onClick={onTidy}>
            {te('page.tidy')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={onKeys}>
          {te('page.keys')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
