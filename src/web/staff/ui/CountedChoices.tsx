import { number } from '../words.ts'
import classes from './choices.module.css'

type CountedChoicesProps<Name extends string> = {
  label: string
  choices: readonly { name: Name; label: string; count: number }[]
  chosen: Name
  onChoose(name: Name): void
}

/** Which of a list is shown, each choice with how many it leads to. */
export function CountedChoices<Name extends string>({ label, choices, chosen, onChoose }: CountedChoicesProps<Name>) {
  return (
    <fieldset className={classes.choices}>
      <legend className="unseen">{label}</legend>
      {choices.map(({ name, label, count }) => (
        <button key={name} type="button" data-kind={name} aria-pressed={chosen === name} onClick={() => onChoose(name)}>
          <b>{number(count)}</b> {label}
        </button>
      ))}
    </fieldset>
  )
}
