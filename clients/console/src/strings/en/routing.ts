/** English: calendars and global variables. */

import type { SubjectTexts } from '../subject'

export const calendars = {
  title: 'Calendars',
  one: 'calendar',
  create: 'New calendar',
  about: 'A calendar says when something is open. Scripts ask it, for example before a chat is queued.',
  columns: { week: 'Open', exceptions: 'Dated exceptions' },
  fields: {
    name: { label: 'Name' },
    description: { label: 'Description' },
    time_zone: { label: 'Time zone', hint: 'All its times are wall times there.' },
    weekly: { label: 'Week', hint: 'A day without times is closed.' },
    dates: { label: 'Dated exceptions', hint: 'What holds on that date instead of the week. Without times it is closed all day.' },
    holidays: { label: 'Public holidays', hint: 'A country, or one of its parts: DE, DE-BY. On them it is closed.' },
  },
  parts: { times: 'Opening times' },
} satisfies SubjectTexts

export const variables = {
  title: 'Global variables',
  one: 'global variable',
  create: 'New global variable',
  about: 'Global variables are shared by all running scripts: an emergency switch, for example, that a supervisor throws.',
  fields: {
    name: { label: 'Name', hint: 'Letters, digits and _; scripts read it as global.NAME.' },
    description: { label: 'Description' },
    type: { label: 'Type' },
    value: { label: 'Value', hint: 'Running scripts see a change at once.' },
    text: { label: 'Value', hint: 'Running scripts see a change at once.' },
    number: { label: 'Value', hint: 'Running scripts see a change at once.' },
    yes_no: { label: 'Value: yes', hint: 'Running scripts see a change at once.' },
  },
  words: { type: { text: 'Text', number: 'Number', yes_no: 'Yes or no' } },
} satisfies SubjectTexts

/** What the editors of times say. */
export const times = {
  days: { mon: 'Monday', tue: 'Tuesday', wed: 'Wednesday', thu: 'Thursday', fri: 'Friday', sat: 'Saturday', sun: 'Sunday' },
  short: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' },
  grid: 'The week, drawn',
  gridHelp: 'Drag over a day to open it; drag a span or its ends to change it. By keyboard: Enter on a day adds a span; on a span the arrow keys move it, with Shift its end, with Ctrl its beginning, Delete removes it, Enter goes to its exact times.',
  gridDay: '{{day}}: {{spans}}. Enter adds times.',
  gridSpan: '{{day}}, {{span}}',
  exact: 'Exact times',
  holidaysOf: 'Public holidays {{year}}',
  noHolidays: 'None are known for this year.',
  overruled: 'an exception of this date goes before it',
  holidaysSaved: 'As saved; another country shows its own after saving.',
  closed: 'Closed',
  closedAllDay: 'Closed all day',
  from: '{{day}}, from',
  to: '{{day}}, to',
  addSpan: 'Add times: {{day}}',
  removeSpan: 'Remove {{span}}: {{day}}',
  copy: 'Copy Monday to Tuesday – Friday',
  nextDay: 'to the next day',
  date: 'Date',
  dateName: 'Reason',
  addDate: 'Add a date',
  removeDate: 'Remove {{date}}',
  noDates: 'No exceptions.',
  never: 'Never',
  openNow: 'Open now',
  closedNow: 'Closed now',
  why: { weekly: 'by the week', date: 'by the exception {{name}}', holiday: 'public holiday: {{name}}' },
  until: 'until {{time}}',
} as const
