import { h } from '../kit/dom'
import { clockWords } from './clock-words'
import { demoPeople, townTime } from './town'

/** The strip over office pages in a PC's window: who is at work, the town's day, and the ways out. */
export function officeBar(body: HTMLElement, persona: string): void {
  const who = h('strong', {}, '邻里医养')
  const day = h('span', { class: 'office-day' })
  body.prepend(
    h(
      'header',
      { class: 'office-bar' },
      h('span', {}, who, ' ', day),
      h(
        'nav',
        { 'aria-label': '预览' },
        h('a', { href: '/' }, '换一个人'),
        h('a', { href: '/theatre' }, '四台手机'),
      ),
    ),
  )
  void fill(who, day, persona)
}

/** The strip stays useful without these words, so a failure here only leaves them out. */
async function fill(who: HTMLElement, day: HTMLElement, persona: string): Promise<void> {
  const [people, now] = await Promise.allSettled([demoPeople(), townTime()])
  const person =
    people.status === 'fulfilled'
      ? people.value.find((each) => each.persona === persona)
      : undefined
  if (person) who.textContent = `邻里医养 · ${person.name}`
  if (now.status === 'fulfilled')
    day.textContent = `${clockWords(now.value).year}${clockWords(now.value).day}`
}
