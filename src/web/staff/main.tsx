import './no-eval.ts'
import '@fontsource/be-vietnam-pro/vietnamese-400.css'
import '@fontsource/be-vietnam-pro/vietnamese-500.css'
import '@fontsource/be-vietnam-pro/vietnamese-600.css'
import '@fontsource/be-vietnam-pro/vietnamese-700.css'
import '@fontsource/be-vietnam-pro/latin-400.css'
import '@fontsource/be-vietnam-pro/latin-500.css'
import '@fontsource/be-vietnam-pro/latin-600.css'
import '@fontsource/be-vietnam-pro/latin-700.css'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '../style/tokens.css'
import '../style/staff.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { newQueryClient } from './api.ts'
import { useLocale } from './language.ts'
import { newRouter } from './routes.tsx'
import { cssVariables, theme } from './theme.ts'
import { keptLocale, loadLanguage } from './words.ts'

// A new version was installed while this page was open: its parts have other names now. What is typed is in the drafts.
addEventListener('vite:preloadError', () => {
  const last = Number(sessionStorage.getItem('namro.reloaded') ?? 0)
  if (Date.now() - last < 30_000) return
  sessionStorage.setItem('namro.reloaded', String(Date.now()))
  location.reload()
})

const queries = newQueryClient()
const router = newRouter(queries)

function App() {
  // Another language draws everything anew; what was typed is in the drafts.
  const language = useLocale()
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme="light">
      <QueryClientProvider client={queries}>
        <Notifications position="bottom-right" />
        <RouterProvider key={language} router={router} />
      </QueryClientProvider>
    </MantineProvider>
  )
}

await loadLanguage(keptLocale())
const place = document.getElementById('app')
if (place)
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
