import { type ReactNode, useEffect } from 'react'
import { Mark } from '../frame/Mark.tsx'
import { speak, useLocale } from '../language.ts'
import { t } from '../words.ts'
import classes from './sign-in.module.css'

type DoorProps = { title: string; lead?: ReactNode; place?: string | undefined; children: ReactNode }

/** The pages before the frame: what this is, in which province, and one form. */
export function Door({ title, lead, place, children }: DoorProps) {
  const locale = useLocale()
  const other = locale === 'vi' ? 'en' : 'vi'
  useEffect(() => {
    document.title = `${title} – Năm Rõ`
  }, [title])
  return (
    <div className={classes.door}>
      <aside className={classes.promise}>
        <div className={classes.name}>
          <Mark size={44} />
          <span>
            Năm Rõ<small>{place ?? t('signIn.tagline')}</small>
          </span>
        </div>
        <ol className={classes.clears} aria-label={t('signIn.clears')}>
          {(['work', 'agency', 'responsibility', 'time', 'product'] as const).map((clear) => (
            <li key={clear}>
              <b>{t(`clear.${clear}`)}</b>
              <span>{t(`clear.${clear}.means`)}</span>
            </li>
          ))}
        </ol>
        <p className={classes.public}>
          <a href="/">{t('signIn.portal')}</a>
        </p>
      </aside>
      <main className={classes.form}>
        <button type="button" className={classes.language} lang={other} onClick={() => speak(other)}>
          {other === 'en' ? 'English' : 'Tiếng Việt'}
        </button>
        <div>
          <h1>{title}</h1>
          {lead ? <p className={classes.lead}>{lead}</p> : null}
          {children}
        </div>
      </main>
    </div>
  )
}
