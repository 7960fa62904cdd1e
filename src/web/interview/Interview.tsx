import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { walk } from '#lib/questionnaire/answering.ts'
import { type Compiled, compile } from '#lib/questionnaire/compile.ts'
import { fieldName, piped, readFields } from '#lib/questionnaire/fields.ts'
import { type Text, wordsIn } from '#lib/questionnaire/schema.ts'
import type { PhotoKeeper } from '../questions/AskedQuestion.tsx'
import { AskedSections } from '../questions/AskedSections.tsx'
import { useWarnBeforeLeaving } from '../questions/leaving.ts'
import { todayHere } from '../questions/today.ts'
import { type Draft, finish, isKeeping, keepPhoto, loadPhotos, type Session, saveDraft } from './records.ts'
import { fault, t } from './words.ts'

type InterviewProps = { session: Session; draft: Draft; close: () => void }

/** One interview is open in one tab only; another one of the same says so. */
export function Interview(props: InterviewProps) {
  const [state, setState] = useState<'asking' | 'ours' | 'elsewhere'>('asking')
  useEffect(() => {
    let leave = () => {}
    const until = new Promise<void>((resolve) => {
      leave = resolve
    })
    void navigator.locks.request(`namro-phieu ${props.draft.id}`, { ifAvailable: true }, async (lock) => {
      setState(lock ? 'ours' : 'elsewhere')
      if (lock) await until
    })
    return () => leave()
  }, [props.draft.id])
  const { compiled } = useMemo(() => compile(props.draft.survey.content), [props.draft.survey.content])
  if (state === 'asking' || !compiled) return null
  if (state === 'ours') return <Asking {...props} compiled={compiled} />
  return (
    <>
      <p role="alert">{t('interview.elsewhere')}</p>
      <button type="button" onClick={props.close}>
        {t('interview.back')}
      </button>
    </>
  )
}

/** Seconds without any answer that count as a pause, not as work. */
const LONGEST_PAUSE = 300

function Asking({ session, draft: begun, close, compiled }: InterviewProps & { compiled: Compiled }) {
  const [draft, setDraft] = useState(begun)
  const [wrong, setWrong] = useState<ReadonlyMap<string, string>>(new Map())
  const last = useRef(performance.now())
  const { kept, keep, allIsKept } = useKeeping(session)
  const photos = usePhotos(session, draft.id)
  const fields = new Map(draft.fields)
  const given = Object.fromEntries(
    [...compiled.questions.values()].map(({ question }) => [question.code, readFields(question, fields)]),
  )
  const outcome = walk(compiled, given, { today: todayHere() })
  const say = sayOf(compiled, outcome.answers, draft.language)
  const change = (next: Draft) => {
    const now = performance.now()
    const worked = Math.min(LONGEST_PAUSE, (now - last.current) / 1000)
    last.current = now
    const timed = { ...next, seconds: next.seconds + worked }
    setDraft(timed)
    keep(timed)
  }
  const done = async () => {
    const faults = new Map(
      outcome.faults.map(({ question, row, code, facts }) => {
        const own = code === 'answer.rule' ? say(compiled.questions.get(question)?.question.check?.message) : ''
        return [row ? `${question}/${row}` : question, own || fault(code, facts)]
      }),
    )
    setWrong(faults)
    if (faults.size > 0) return
    await allIsKept()
    await finish(session, draft)
    close()
  }
  return (
    <>
      <h1>{draft.survey.title}</h1>
      {draft.unit ? <p>{t('interview.with', { who: draft.unit.label })}</p> : null}
      <Languages draft={draft} onChange={(language) => change({ ...draft, language })} />
      <Faults wrong={wrong} compiled={compiled} say={say} />
      <AskedSections
        compiled={compiled}
        shown={outcome.shown}
        language={draft.language}
        words={words()}
        say={say}
        fields={fields}
        onFields={(name, values) => change({ ...draft, fields: [...new Map([...draft.fields, [name, values]])] })}
        wrong={wrong}
        photos={photos}
      />
      <p className="small" role="status" data-kept={kept}>
        {t(kept ? 'interview.kept' : 'interview.keeping')}
      </p>
      <p className="steps">
        <button type="button" onClick={() => void done()}>
          {t('interview.finish')}
        </button>
        <button type="button" className="quiet" onClick={() => void allIsKept().then(close)}>
          {t('interview.later')}
        </button>
      </p>
    </>
  )
}

/**
 * Each change goes to the disk at once, one after the other, so that an older form never takes the place of a newer one;
 * what was typed while the disk was busy goes as one, the newest. A page that cannot wait for that asks before it goes.
 */
function useKeeping(session: Session) {
  const [kept, setKept] = useState(true)
  const newest = useRef<Draft>(undefined)
  const saving = useRef<Promise<unknown>>(Promise.resolve())
  useWarnBeforeLeaving(useCallback(() => newest.current !== undefined || isKeeping(), []))
  const save = async () => {
    const going = newest.current
    if (!going) return
    newest.current = undefined
    try {
      await saveDraft(session, going)
      setKept(newest.current === undefined)
    } catch {
      // A full disk: it is not forgotten that this is not kept.
      newest.current ??= going
    }
  }
  const keep = (draft: Draft) => {
    newest.current = draft
    setKept(false)
    saving.current = saving.current.then(save)
  }
  return { kept, keep, allIsKept: () => saving.current }
}

const words = () => ({
  ...{ dontKnow: t('interview.dontKnow'), refused: t('interview.refusedWord'), optional: t('interview.optional') },
  ...{ noPhoto: '', takePhoto: t('interview.takePhoto'), removePhoto: t('interview.removePhoto') },
})

const sayOf =
  (compiled: Compiled, answers: Parameters<typeof piped>[2], language: string) => (text: Text | undefined) =>
    piped(compiled, wordsIn(text, language, compiled.questionnaire.languages[0] ?? 'vi'), answers, language, words())

function Languages({ draft, onChange }: { draft: Draft; onChange: (language: string) => void }) {
  const { languages } = draft.survey.content
  if (languages.length < 2) return null
  return (
    <label>
      {t('interview.language')}
      <select value={draft.language} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        {languages.map((each) => (
          <option key={each} value={each}>
            {new Intl.DisplayNames(each, { type: 'language' }).of(each)}
          </option>
        ))}
      </select>
    </label>
  )
}

type FaultsProps = { wrong: ReadonlyMap<string, string>; compiled: Compiled; say: (text: Text | undefined) => string }

function Faults({ wrong, compiled, say }: FaultsProps) {
  const box = useRef<HTMLDivElement>(null)
  // Who is shown what is wrong begins to read there, whatever reads it to him.
  useEffect(() => {
    if (wrong.size === 0) return
    box.current?.scrollIntoView()
    box.current?.focus()
  }, [wrong])
  if (wrong.size === 0) return null
  return (
    <div ref={box} role="alert" className="faults" tabIndex={-1}>
      <h2>{t('interview.wrong', { n: wrong.size })}</h2>
      <ul>
        {[...wrong].map(([place, why]) => {
          const [code = '', row] = place.split('/')
          return (
            <li key={place}>
              <a href={`#${fieldName(code, row)}`}>
                {say(compiled.questions.get(code)?.question.label)}: {why}
              </a>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** The pictures of this interview, opened for looking at them while it is on the screen. */
function usePhotos(session: Session, of: string): PhotoKeeper {
  const [addresses, setAddresses] = useState<ReadonlyMap<string, string>>(new Map())
  const show = useCallback((photos: ReadonlyMap<string, Blob>) => {
    const fresh = [...photos].map(([id, blob]) => [id, URL.createObjectURL(blob)] as const)
    setAddresses((all) => new Map([...all, ...fresh]))
  }, [])
  useEffect(() => {
    void loadPhotos(session, of).then(show)
  }, [session, of, show])
  return {
    addressOf: (id) => addresses.get(id),
    keep: async (file) => {
      const id = await keepPhoto(session, of, file)
      if (id) show(new Map([[id, (await loadPhotos(session, of)).get(id) ?? file]]))
      return id
    },
  }
}
