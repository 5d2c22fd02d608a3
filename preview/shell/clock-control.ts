import { h } from '../kit/dom'
import { clockWords, fromFieldValue, jumps, sayField } from './clock-words'
import { moveClock, townTime } from './town'

/** The town's clock: what it says, and buttons that move it forward for all four phones at once. */
export function clockControl(place: HTMLElement, moved: () => void): void {
  const face = h('div', { class: 'clock-face', role: 'status' })
  const hands = h('div', { class: 'clock-hands' })
  const trouble = h('p', { class: 'clock-trouble', role: 'alert' })
  place.append(face, hands, trouble)
  const show = (now: Date): void => {
    drawFace(face, now)
    drawHands(hands, now, (to) => void move(to))
  }
  const move = async (to: Date): Promise<void> => {
    hands.toggleAttribute('inert', true)
    await attempt(trouble, '没能拨动时钟', async () => {
      show(await moveClock(to))
      moved()
    })
    hands.removeAttribute('inert')
  }
  const read = () => attempt(trouble, '没能看到时间', async () => show(await townTime()))
  void read()
  // The town's clock runs by itself too; a minute is all its face shows.
  setInterval(() => {
    if (!document.hidden && !place.contains(document.activeElement)) void read()
  }, 30_000)
}

async function attempt(
  trouble: HTMLElement,
  words: string,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work()
    trouble.textContent = ''
  } catch (thrown) {
    trouble.textContent = `${words}：${thrown instanceof Error ? thrown.message : String(thrown)}`
  }
}

function drawFace(face: HTMLElement, now: Date): void {
  const { day, time, lunar, year } = clockWords(now)
  face.replaceChildren(
    h('strong', {}, time),
    h(
      'span',
      { class: 'clock-day' },
      h('span', {}, `${year}${day}`),
      h('span', { class: 'quiet' }, `农历${lunar}`),
    ),
  )
}

function drawHands(hands: HTMLElement, now: Date, move: (to: Date) => void): void {
  const field = h('input', {
    type: 'text',
    size: 18,
    autocomplete: 'off',
    'aria-label': '自己定时间',
  })
  field.value = sayField(now)
  const go = h('button', { class: 'plain small', type: 'button' }, '拨到')
  go.addEventListener('click', () => {
    const to = fromFieldValue(field.value, now)
    if (to) move(to)
    else field.setCustomValidity(`时间只能往前走，写法如 ${sayField(now)}`)
    field.reportValidity()
  })
  field.addEventListener('input', () => field.setCustomValidity(''))
  hands.replaceChildren(
    ...jumps(now).map(({ label, to }) =>
      h('button', { class: 'plain small', type: 'button', onclick: () => move(to) }, label),
    ),
    h('span', { class: 'clock-own' }, field, go),
  )
}
