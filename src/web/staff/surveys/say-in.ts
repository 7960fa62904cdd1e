import { useEffect, useState } from 'react'
import { type Say, sayIn, t } from '../words.ts'

/** The program's own words in the language of what is shown; those of the screen until they are there. */
export function useSayIn(language: string): Say {
  const [held, hold] = useState<{ language: string; say: Say }>()
  useEffect(() => {
    let gone = false
    void sayIn(language).then((say) => {
      if (!gone) hold({ language, say })
    })
    return () => {
      gone = true
    }
  }, [language])
  return held?.language === language ? held.say : t
}
