import { h } from '../kit/dom'
import type { OpenPhone } from './host-window'
import type { DemoPerson } from './town'

export interface PhoneAddress {
  as: string
  page?: string | undefined
  wide?: boolean
  font?: number | undefined
}

/** The address of one person's phone, on the page named or on their home page. */
export function phoneAddress({ as, page, wide, font }: PhoneAddress): string {
  const query = new URLSearchParams({ as })
  if (page) query.set('page', page)
  if (wide) query.set('wide', '1')
  if (font && font !== 1) query.set('font', String(font))
  return `/phone?${query.toString()}`
}

/** A phone on the desk: an iframe in a card, drawn at its true size and scaled to the room there is. */
export class PhoneFrame {
  readonly frame = h('iframe', { class: 'phone-screen', allow: 'microphone; clipboard-write' })
  readonly element = h('div', { class: 'phone' }, this.frame)
  private font = 1

  /** Opens the phone of a person; a page named wins over their home. */
  open(person: DemoPerson, page?: string, wide = false): void {
    this.frame.title = `${person.name}的手机`
    const address = phoneAddress({
      as: person.persona,
      page: page ?? person.home,
      wide,
      font: this.font,
    })
    if (this.frame.getAttribute('src') !== address) this.frame.src = address
  }

  /** Sets the size of the screen in CSS pixels, and how large it is drawn. */
  resize(width: number, height: number, scale = 1): void {
    this.frame.style.cssText = `width:${width}px;height:${height}px;transform:scale(${scale})`
    this.element.style.cssText = `width:${Math.round(width * scale)}px;height:${Math.round(height * scale)}px`
  }

  /** Changes the letter size on the page that is open, as WeChat's settings do. */
  setFont(factor: number): void {
    this.font = factor
    this.host()?.setFontScale(factor)
  }

  /** Lets the open page look again, as when a person comes back to the mini-program. */
  reshow(): void {
    this.host()?.reshow()
  }

  reload(): void {
    this.frame.contentWindow?.location.reload()
  }

  /** The host inside the frame, once its scripts have run. */
  private host(): OpenPhone | undefined {
    return this.frame.contentWindow?.__host
  }
}
