import type { QueryClient } from '@tanstack/react-query'
import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { queryOf } from './address.ts'
import { directiveRoutes } from './directives/routes.tsx'
import { firstPageOf } from './frame/sections.ts'
import { indexRoutes } from './indices/routes.tsx'
import { planRoutes, reviewRoute } from './plans/routes.tsx'
import { reportRoutes } from './reports/routes.tsx'
import { insideRoute, rootRoute } from './root-route.tsx'
import { loadMe } from './session.ts'
import { surveyRoutes } from './surveys/routes.tsx'
import { Broken, NotFound } from './ui/Broken.tsx'
import { LoadingPage } from './ui/Loading.tsx'

const outside = { getParentRoute: () => rootRoute }
const inside = { getParentRoute: () => insideRoute }

const home = createRoute({
  ...outside,
  path: '/',
  beforeLoad: async ({ context }) => {
    const me = await loadMe(context.queries)
    // No `tiep`: who has not asked for a page gets the one that suits them, which is known after the sign-in.
    throw redirect({ to: me ? firstPageOf(me.can) : '/dang-nhap' })
  },
})

const outsidePages = [
  createRoute({
    ...outside,
    path: '/dang-nhap',
    component: lazyRouteComponent(() => import('./sign-in/SignInPage.tsx'), 'SignInPage'),
  }),
  createRoute({
    ...outside,
    path: '/quen-mat-khau',
    component: lazyRouteComponent(() => import('./sign-in/ForgotPage.tsx'), 'ForgotPage'),
  }),
  createRoute({
    ...outside,
    path: '/dat-lai-mat-khau',
    component: lazyRouteComponent(() => import('./sign-in/ResetPage.tsx'), 'ResetPage'),
  }),
]

const insidePages = [
  createRoute({
    ...inside,
    path: '/tong-quan',
    component: lazyRouteComponent(() => import('./overview/OverviewPage.tsx'), 'OverviewPage'),
  }),
  createRoute({
    ...inside,
    path: '/viec-cua-toi',
    component: lazyRouteComponent(() => import('./my-work/MyWorkPage.tsx'), 'MyWorkPage'),
  }),
  createRoute({
    ...inside,
    path: '/nhiem-vu',
    component: lazyRouteComponent(() => import('./assignments/AssignmentsPage.tsx'), 'AssignmentsPage'),
  }),
  createRoute({
    ...inside,
    path: '/nhiem-vu/$id',
    component: lazyRouteComponent(() => import('./assignments/AssignmentPage.tsx'), 'AssignmentPage'),
  }),
  createRoute({
    ...inside,
    path: '/lich',
    component: lazyRouteComponent(() => import('./calendar/CalendarPage.tsx'), 'CalendarPage'),
  }),
  createRoute({
    ...inside,
    path: '/lich/cach-tinh',
    component: lazyRouteComponent(() => import('./calendar/ExplainPage.tsx'), 'ExplainPage'),
  }),
  createRoute({
    ...inside,
    path: '/nhac-viec',
    component: lazyRouteComponent(() => import('./reminders/InboxPage.tsx'), 'InboxPage'),
  }),
  createRoute({
    ...inside,
    path: '/tai-khoan',
    component: lazyRouteComponent(() => import('./account/AccountPage.tsx'), 'AccountPage'),
  }),
  // An address that leads nowhere keeps the navigation around it.
  createRoute({ ...inside, path: '$', component: NotFound }),
]

const adminFrame = createRoute({
  ...inside,
  path: '/quan-tri',
  component: lazyRouteComponent(() => import('./admin/AdminFrame.tsx'), 'AdminFrame'),
})
const underAdmin = { getParentRoute: () => adminFrame }

const adminPages = [
  createRoute({
    ...underAdmin,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/quan-tri/don-vi' })
    },
  }),
  createRoute({
    ...underAdmin,
    path: '/don-vi',
    component: lazyRouteComponent(() => import('./admin/AgenciesPage.tsx'), 'AgenciesPage'),
  }),
  createRoute({
    ...underAdmin,
    path: '/don-vi/$id',
    component: lazyRouteComponent(() => import('./admin/AgencyPage.tsx'), 'AgencyPage'),
  }),
  createRoute({
    ...underAdmin,
    path: '/don-vi/nhap',
    component: lazyRouteComponent(() => import('./admin/AgencyImportPage.tsx'), 'AgencyImportPage'),
  }),
  createRoute({
    ...underAdmin,
    path: '/nhom-don-vi',
    component: lazyRouteComponent(() => import('./admin/GroupsPage.tsx'), 'GroupsPage'),
  }),
  createRoute({
    ...underAdmin,
    path: '/da-hoc',
    component: lazyRouteComponent(() => import('./admin/LearnedPage.tsx'), 'LearnedPage'),
  }),
  createRoute({
    ...underAdmin,
    path: '/nguoi-dung',
    component: lazyRouteComponent(() => import('./admin/UsersPage.tsx'), 'UsersPage'),
  }),
  createRoute({
    ...underAdmin,
    path: '/nhat-ky',
    component: lazyRouteComponent(() => import('./admin/AuditPage.tsx'), 'AuditPage'),
  }),
  createRoute({
    ...underAdmin,
    path: '/nhac-viec',
    component: lazyRouteComponent(() => import('./reminders/RemindersPage.tsx'), 'RemindersPage'),
  }),
  createRoute({
    ...underAdmin,
    path: '/thu',
    component: lazyRouteComponent(() => import('./admin/MailsPage.tsx'), 'MailsPage'),
  }),
  createRoute({
    ...underAdmin,
    path: '/lich-lam-viec',
    component: lazyRouteComponent(() => import('./admin/working-days/WorkingDaysPage.tsx'), 'WorkingDaysPage'),
  }),
  createRoute({
    ...underAdmin,
    path: '/cai-dat',
    component: lazyRouteComponent(() => import('./admin/SettingsPage.tsx'), 'SettingsPage'),
  }),
]

const tree = rootRoute.addChildren([
  home,
  ...outsidePages,
  reviewRoute,
  insideRoute.addChildren([
    ...insidePages,
    adminFrame.addChildren(adminPages),
    indexRoutes,
    reportRoutes,
    surveyRoutes,
    ...planRoutes,
    ...directiveRoutes,
  ]),
])

/** Addresses carry plain words: `?tinh-trang=open&tim=hộ nghèo`, never JSON. */
export const newRouter = (queries: QueryClient) =>
  createRouter({
    routeTree: tree,
    basepath: '/app',
    context: { queries },
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const query = queryOf(search)
      return query ? `?${query}` : ''
    },
    defaultPreload: 'intent',
    defaultPendingComponent: LoadingPage,
    defaultPendingMs: 300,
    defaultErrorComponent: Broken,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  })
