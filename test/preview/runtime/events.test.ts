import type { HostEvent } from '../../../preview/runtime/contract'
import type { JsdomPhone } from '../support/jsdom-phone'
import { notesOf, samplePhones } from '../support/sample-phones'

/** A finger on an element, by the browser's own events. */
function finger(phone: JsdomPhone, selector: string) {
  const target = phone.find(selector)
  const send = (name: string, x: number, y: number) => {
    const point = { identifier: 1, target, clientX: x, clientY: y }
    const event = new phone.window.Event(name, { bubbles: true, cancelable: true })
    const touches = name === 'touchend' ? [] : [point]
    target.dispatchEvent(Object.assign(event, { touches, changedTouches: [point] }))
    return event
  }
  return {
    down: (x = 10, y = 10) => send('touchstart', x, y),
    move: (x: number, y = 10) => send('touchmove', x, y),
    up: (x = 10, y = 10) => send('touchend', x, y),
  }
}

describe('taps and touches', () => {
  const openPhone = samplePhones()

  it('hand a page the event WeChat hands it', async () => {
    const phone = await openPhone()
    await phone.tap('#add')
    const event = phone.page().last as HostEvent
    expect(event).toMatchObject({
      type: 'tap',
      currentTarget: { id: 'add', dataset: { step: 2, bigStep: 10 } },
      mark: { which: 'plus' },
      touches: [{ identifier: 0 }],
      detail: { x: 0, y: 0 },
    })
    expect(phone.text('#title')).toBe('邻里 3')
  })

  it('go down by capture, up by bubbling, and stop at a catch', async () => {
    const phone = await openPhone()
    notesOf(phone)
    await phone.tap('#inner')
    expect(notesOf(phone)).toEqual(['capture', 'inner'])
  })

  it('are taken by one mut-bind only, while plain bindings still hear', async () => {
    const phone = await openPhone()
    notesOf(phone)
    await phone.tap('#soft')
    expect(notesOf(phone)).toEqual(['capture', 'soft', 'outer'])
  })

  it('make one tap of one finger, and none when it slid', async () => {
    const phone = await openPhone()
    const hand = finger(phone, '#inner')
    notesOf(phone)
    hand.down()
    hand.move(14)
    hand.up(14)
    expect(notesOf(phone)).toEqual(['capture', 'inner'])
    hand.down()
    hand.move(40)
    hand.up(40)
    expect(notesOf(phone)).toEqual([])
  })

  it('do not count the click a browser sends after a touch', async () => {
    const phone = await openPhone()
    const hand = finger(phone, '#inner')
    notesOf(phone)
    hand.down()
    hand.up()
    phone.find('#inner').click()
    expect(notesOf(phone)).toEqual(['capture', 'inner'])
  })

  it('become a long press when the finger stays, and then no tap', async () => {
    const phone = await openPhone()
    const hand = finger(phone, '#press')
    notesOf(phone)
    hand.down()
    await new Promise((done) => setTimeout(done, 400))
    hand.up()
    expect(notesOf(phone)).toEqual(['long'])
  })

  it('turn the mouse into a finger', async () => {
    const phone = await openPhone()
    const mouse = (name: string, x: number) =>
      phone
        .find('#mover')
        .dispatchEvent(
          new phone.window.MouseEvent(name, { bubbles: true, clientX: x, clientY: 5, button: 0 }),
        )
    notesOf(phone)
    mouse('mousedown', 10)
    mouse('mousemove', 60)
    mouse('mouseup', 60)
    expect(notesOf(phone)).toEqual(['moved 60'])
  })

  it('reach wxs handlers with the instance they may style', async () => {
    const phone = await openPhone()
    const hand = finger(phone, '#mover')
    notesOf(phone)
    hand.down()
    hand.move(33)
    expect(notesOf(phone)).toEqual(['moved 33'])
    expect(phone.find('#mover').getAttribute('style')).toContain('margin-left:33px')
    expect(phone.find('#mover').className).toContain('moved')
    phone.page().setData({ count: 2 })
    expect(phone.find('#mover').className).toContain('moved')
  })

  it('report what page code throws, to the app as well, and go on', async () => {
    const phone = await openPhone()
    phone.phone.router.stack()[0]?.call('fail')
    expect(phone.phone.errors[0]).toContain('boom')
    expect(notesOf(phone).at(-1)).toContain('app error')
    await phone.tap('#add')
    expect(phone.text('#title')).toBe('邻里 3')
  })
})
