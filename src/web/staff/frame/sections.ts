import {
  IconCalendarEvent,
  IconChartBar,
  IconChecklist,
  IconClipboardList,
  IconFileText,
  IconLayoutDashboard,
  IconListDetails,
  IconReportAnalytics,
  IconSettings,
  type TablerIcon,
} from '@tabler/icons-react'
import type { Verb } from '#features/access/roles.ts'
import type { WordKey } from '../words.ts'

export type Section = {
  to: string
  word: WordKey
  icon: TablerIcon
  verbs: readonly Verb[]
  work?: true
  /** Other addresses under which the section is open. */
  also?: readonly string[]
  search?: Record<string, string>
}

/** Only what works; a section appears for whoever holds one of its verbs. */
const sections: readonly Section[] = [
  { to: '/tong-quan', word: 'nav.overview', icon: IconLayoutDashboard, verbs: ['overview.read'] },
  {
    to: '/viec-cua-toi',
    word: 'nav.myWork',
    icon: IconChecklist,
    verbs: ['assignment.report', 'assignment.decide'],
    work: true,
  },
  { to: '/lich', word: 'nav.calendar', icon: IconCalendarEvent, verbs: ['assignment.read'] },
  {
    to: '/ke-hoach',
    word: 'nav.plans',
    icon: IconFileText,
    verbs: ['plan.read'],
    also: ['/viec-cap-tren-giao', '/cuoc-hop'],
  },
  {
    to: '/nhiem-vu',
    word: 'nav.assignments',
    icon: IconListDetails,
    verbs: ['assignment.read'],
    search: { 'tinh-trang': 'open' },
  },
  { to: '/chi-so', word: 'nav.indices', icon: IconChartBar, verbs: ['index.read'] },
  { to: '/bao-cao', word: 'nav.reports', icon: IconReportAnalytics, verbs: ['report.read'] },
  { to: '/khao-sat', word: 'nav.surveys', icon: IconClipboardList, verbs: ['survey.read'] },
  {
    to: '/quan-tri',
    word: 'nav.admin',
    icon: IconSettings,
    verbs: ['agency.manage', 'agency.alias', 'user.manage', 'audit.read', 'setting.manage'],
  },
]

export const sectionsFor = (can: readonly Verb[]): readonly Section[] =>
  sections.filter(({ verbs }) => verbs.some((verb) => can.includes(verb)))

/** Where a person begins who has not asked for a page: their daily work, else what they administer. */
export function firstPageOf(can: readonly Verb[]): string {
  const own = ['/tong-quan', '/viec-cua-toi', '/quan-tri']
  const open = sectionsFor(can).map(({ to }) => to)
  return own.find((to) => open.includes(to)) ?? open[0] ?? '/tai-khoan'
}
