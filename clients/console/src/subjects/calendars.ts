/** Calendars. */

import { IconCalendarTime } from '@tabler/icons-react'
import { Holidays } from '../calendar/Holidays'
import { dates, region, week, zone } from '../calendar/inputs'
import { OpenNow } from '../calendar/OpenNow'
import { tidy, weekText } from '../calendar/times'
import { numberColumn } from '../collection/cells'
import type { Described } from '../collection/described'
import { field } from '../form/field'
import { long, name } from '../form/inputs/text'
import { tt } from '../texts'
import type { Calendar } from '../types'

/** The zone of who makes one is the likeliest. */
const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone

export const calendars: Described<Calendar> = {
  path: 'calendars',
  permission: 'calendar',
  texts: 'calendars',
  icon: IconCalendarTime,
  keyOf: (calendar) => calendar.name,
  columns: [
    { name: 'name', text: (calendar) => calendar.name },
    { name: 'description', text: (calendar) => calendar.description, wide: true, extra: true },
    { name: 'week', text: (calendar) => weekText(calendar.weekly, (day) => tt(`short.${day}`)) || tt('never'), by: null },
    numberColumn('exceptions', (calendar) => calendar.dates.length, '', { wide: true }),
    { name: 'time_zone', text: (calendar) => calendar.time_zone, wide: true },
    { name: 'holidays', text: (calendar) => calendar.holidays ?? '', wide: true },
  ],
  parts: [
    { fields: [field('name', name(), { required: true, fixed: true }), field('description', long(1000))] },
    {
      title: 'times',
      fields: [field('time_zone', zone, { half: true }), field('holidays', region, { half: true }), field('weekly', week), field('dates', dates)],
    },
  ],
  blank: { name: '', description: '', time_zone: HERE, weekly: {}, dates: [], holidays: null },
  toDraft: (calendar) => calendar,
  toBody: tidy,
  fieldOf: (sentence) =>
    /^(mon|tue|wed|thu|fri|sat|sun):/.test(sentence)
      ? 'weekly'
      : /^'?\d{4}-/.test(sentence)
        ? 'dates'
        : sentence.startsWith('Time zone')
          ? 'time_zone'
          : sentence.startsWith('No public holidays')
            ? 'holidays'
            : undefined,
  Head: OpenNow,
  Section: Holidays,
}
