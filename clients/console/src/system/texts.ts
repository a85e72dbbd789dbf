/** Readers of the texts of webhooks, messages, audit, configuration, system and palette. */

import { reader } from '@cordboard/ui/texts.ts'
import type { catalogue } from '../strings/en'

export const th = reader<typeof catalogue.webhook>('webhook')
export const tm = reader<typeof catalogue.leftMessages>('leftMessages')
export const ta = reader<typeof catalogue.audit>('audit')
export const tcfg = reader<typeof catalogue.configuration>('configuration')
export const tsys = reader<typeof catalogue.systemPage>('systemPage')
export const tp = reader<typeof catalogue.palette>('palette')
