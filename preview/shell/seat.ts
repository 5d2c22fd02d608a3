import { h } from '../kit/dom'
import { atDesk } from './cast'
import { PhoneFrame, phoneAddress } from './phone-frame'
import type { DemoPerson } from './town'

const PHONE_WIDTH = 375
const OFFICE_WIDTH = 560

/** One place on the stage: who sits there, their phone, and ways to change both. */
export class Seat {
  /** The shortest and the tallest a phone is drawn, in its own pixels. */
  static readonly SHORT = 667
  static readonly TALL = 900
  readonly element: HTMLElement
  private readonly phone = new PhoneFrame()
  private readonly head = h('header', { class: 'seat-head' })

  constructor(
    private readonly people: DemoPerson[],
    private person: DemoPerson,
    at: number,
  ) {
    this.element = h(
      'section',
      { class: 'seat', 'aria-label': `第 ${at + 1} 台手机` },
      this.head,
      this.phone.element,
    )
    this.sit(person)
  }

  get width(): number {
    return atDesk(this.person) ? OFFICE_WIDTH : PHONE_WIDTH
  }

  get headHeight(): number {
    return this.head.offsetHeight
  }

  /** Draws the phone at a scale, as tall as the room below its name. */
  draw(scale: number, room: number): void {
    const height = Math.min(Math.max(room / scale, Seat.SHORT), Seat.TALL)
    this.phone.resize(this.width, Math.floor(height), scale)
  }

  /** The page that is open asks the server again. */
  reshow(): void {
    this.phone.reshow()
  }

  private sit(person: DemoPerson): void {
    this.person = person
    this.phone.open(person, undefined, atDesk(person))
    this.drawHead()
    this.element.dispatchEvent(new CustomEvent('seated', { bubbles: true }))
  }

  private drawHead(): void {
    const { person, people } = this
    const who = h(
      'select',
      { 'aria-label': '换一个人' },
      ...people.map((each) => option(each, person)),
    )
    who.addEventListener('change', () => {
      const next = people.find((each) => each.persona === who.value)
      if (next) this.sit(next)
    })
    const alone = phoneAddress({ as: person.persona, page: person.home, wide: atDesk(person) })
    const again = h(
      'button',
      {
        ...named(`重新打开${person.name}的手机`),
        type: 'button',
        onclick: () => this.phone.reload(),
      },
      '↻',
    )
    const apart = h(
      'a',
      { ...named(`单独打开${person.name}的手机`), href: alone, target: '_blank' },
      '↗',
    )
    this.head.replaceChildren(
      h('div', { class: 'seat-who' }, who, again, apart),
      h('p', { class: 'seat-says' }, person.says),
    )
  }
}

function option(each: DemoPerson, chosen: DemoPerson): HTMLOptionElement {
  const selected = each.persona === chosen.persona
  return h('option', { value: each.persona, selected }, `${each.name} · ${each.role}`)
}

/** A round button that shows only a sign says its name to the mouse and to screen readers. */
function named(words: string): { class: string; title: string; 'aria-label': string } {
  return { class: 'icon-button', title: words, 'aria-label': words }
}
