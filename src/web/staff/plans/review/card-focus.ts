import { useEffect } from 'react'

const activeCard = () => document.querySelector<HTMLElement>('li[data-active]')

/** A field is done: the keys of the desk work again, and Tab goes on from the card and not from the top of the page. */
export function backToCard(field: HTMLElement | null): void {
  const card = field?.closest<HTMLElement>('li[data-active]')
  if (card) card.focus({ preventScroll: true })
  else field?.blur()
}

/** What had the focus may be gone when its question is answered: then Tab begins at the active card. */
export function useTabFromCard(): void {
  useEffect(() => {
    const listen = ({ key, target }: KeyboardEvent) => {
      if (key === 'Tab' && target === document.body) activeCard()?.focus({ preventScroll: true })
    }
    addEventListener('keydown', listen, true)
    return () => removeEventListener('keydown', listen, true)
  }, [])
}
