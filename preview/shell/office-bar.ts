import { h } from '../kit/dom'
import { clockWords } from './clock-words'
import { demoPeople, nameOf, townTime } from './town'

/** How often the strip looks whether somebody signed in or out: a phone may do that for this PC at any moment. */
const LOOK_MS = 1000

/** The strip over office pages in a PC's window: who is at work, the town's day, and the ways out. */
export function officeBar(
  body: HTMLElement,
  { persona, storagePrefix }: { persona: string; storagePrefix: string },
): void {
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
  void fillDay(day)
  watchName(who, { key: `${storagePrefix}linli.session`, persona })
}

/** The strip stays useful without these words, so a failure here only leaves them out. */
async function fillDay(day: HTMLElement): Promise<void> {
  const now = await townTime().catch(() => undefined)
  if (now) day.textContent = `${clockWords(now).year}${clockWords(now).day}`
}

/** Whoever the package keeps a token of is at work here: a demo person, or somebody whose phone signed the PC in. */
function watchName(who: HTMLElement, { key, persona }: { key: string; persona: string }): void {
  let seen: string | null | undefined
  const look = async (): Promise<void> => {
    const kept = localStorage.getItem(key)
    if (kept === seen) return
    seen = kept
    const name = await (kept ? nameOf(tokenIn(kept)) : nameOfPersona(persona)).catch(() => '')
    who.textContent = name ? `邻里医养 · ${name}` : '邻里医养'
  }
  void look()
  setInterval(() => void look(), LOOK_MS)
}

/** Before a demo person has signed in, the strip says as whom the window was opened. */
const nameOfPersona = async (persona: string): Promise<string> =>
  (await demoPeople()).find((each) => each.persona === persona)?.name ?? ''

const tokenIn = (kept: string): string =>
  (JSON.parse(kept) as { data?: { token?: string } }).data?.token ?? ''
