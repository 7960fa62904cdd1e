// A tablet at a counter: asks whether somebody is still there, then begins anew; leaves nothing behind for the next
// person, neither to be seen nor by going back. Without it the pages work, and begin anew after ten minutes.
const { start, ask, leave } = document.currentScript.dataset
let timer

const begin = () => location.replace(start)
const dialog = () => document.querySelector('dialog.idle')

function wait() {
  clearTimeout(timer)
  if (dialog().open) dialog().close()
  timer = setTimeout(() => {
    // On the page where everybody begins there is nothing to leave.
    if (!document.querySelector('[name="phien"]')) return document.querySelector('form') ? wait() : begin()
    dialog().showModal()
    timer = setTimeout(begin, Number(leave) * 1000)
  }, Number(ask) * 1000)
}

/** Each step takes the place of the one before, so that the browser keeps no way back into somebody's answers. */
async function step(event) {
  const form = event.target
  event.preventDefault()
  const data = new FormData(form, event.submitter)
  const body = form.enctype === 'multipart/form-data' ? data : new URLSearchParams(data)
  try {
    const reply = await fetch(form.action, { method: 'POST', body })
    const page = new DOMParser().parseFromString(await reply.text(), 'text/html')
    document.title = page.title
    document.querySelector('main').replaceWith(page.querySelector('main'))
    const [wrong, heading] = [document.querySelector('.wrong'), document.querySelector('main')]
    ;(wrong ?? heading).focus()
    scrollTo(0, 0)
  } catch {
    // The line is cut: what was answered stays on the page, and the button sends it again.
    alertOnce(form)
  }
  wait()
}

function alertOnce(form) {
  if (form.querySelector('.cut')) return
  const words = document.createElement('p')
  words.className = 'cut error'
  words.setAttribute('role', 'alert')
  words.textContent =
    document.documentElement.lang === 'en'
      ? 'The line is cut. What was answered is still here; please press the button again.'
      : 'Mất kết nối. Các câu đã trả lời vẫn còn ở đây; xin bấm nút lại.'
  form.append(words)
}

document.addEventListener('submit', (event) => void step(event))
for (const name of ['pointerdown', 'keydown', 'input', 'scroll'])
  document.addEventListener(name, wait, { passive: true })
addEventListener('DOMContentLoaded', () => {
  dialog().addEventListener('close', wait)
  dialog().querySelector('button').addEventListener('click', wait)
  wait()
})
