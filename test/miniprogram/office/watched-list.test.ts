import { watchedList } from '../../../miniprogram/office/watched-list'
import type { FindOpen } from '../../../miniprogram/api/visit-desk'
import { noNetwork } from '../../../miniprogram/kit/refused'
import { newPhone, type Phone } from '../support/phone'

interface Line {
  id: string
  taken: boolean
  closed: string
}

let phone: Phone
let lines: Line[]
let asked: FindOpen[]
/** What the next answer waits for. */
let late: Promise<void>

beforeEach(() => {
  phone = newPhone()
  lines = ['a', 'b'].map((id) => ({ id, taken: id === 'a', closed: '' }))
  asked = []
  late = Promise.resolve()
})

/** The page over two lines that press, as the runtime makes it. */
function openPage() {
  const find = async (wanted: FindOpen) => {
    asked.push(wanted)
    const wait = late
    late = Promise.resolve()
    await wait
    const items = lines.filter(({ closed }) => (closed !== '') === (wanted.state === 'closed'))
    return { items, next: 'more' }
  }
  const change = (id: string, as: Partial<Line>) => {
    lines = lines.map((line) => (line.id === id ? { ...line, ...as } : line))
    return Promise.resolve()
  }
  const page = watchedList({
    ...{ find, reasons: ['没事'], calling: '问平安', closed: '关闭了' },
    card: ({ id, taken, closed }: Line) => ({ id, takes: !taken && closed === '' }),
    take: (id) => change(id, { taken: true }),
    close: (id, note) => change(id, { closed: note }),
  })
  const setData = (change: Record<string, unknown>) => void Object.assign(page.data, change)
  return Object.assign(page, { setData, orgId: 'o' })
}

const tapOn = (id: string) =>
  ({ currentTarget: { dataset: { id } } }) as unknown as WechatMiniprogram.TouchEvent
const event = <Detail extends WechatMiniprogram.IAnyObject>(detail: Detail) =>
  ({ detail }) as WechatMiniprogram.CustomEvent<Detail>
const settled = () => new Promise((done) => setTimeout(done, 0))
const ids = (page: ReturnType<typeof openPage>) => page.data.cards.map(({ id }) => id)

describe('a list of what presses', () => {
  it('shows first what nobody takes, and it is taken with one tap', async () => {
    const page = openPage()
    await page.refresh()
    expect(page.data).toMatchObject({
      state: 'ready',
      cards: [{ id: 'b', takes: true }, { id: 'a' }],
    })
    page.take(tapOn('b'))
    await settled()
    expect(page.data.cards.some(({ takes }) => takes)).toBe(false)
    expect(phone.said).toEqual(['您在处理了'])
  })

  it('closes a line with what was done, and finds it on the other side', async () => {
    const page = openPage()
    await page.refresh()
    page.askClose(tapOn('a'))
    expect(page.data.closing).toBe('a')
    page.give(event({ reason: '没事' }))
    await settled()
    expect([page.data.closing, ids(page), phone.said]).toEqual(['', ['b'], ['关闭了']])
    page.show(event({ which: 'closed' as const }))
    await settled()
    expect([page.data.which, ids(page)]).toEqual(['closed', ['a']])
  })

  it('says that a line is closed although the list could not be read again', async () => {
    const page = openPage()
    await page.refresh()
    page.askClose(tapOn('a'))
    late = Promise.reject(noNetwork())
    page.give(event({ reason: '没事' }))
    await settled()
    expect(page.data).toMatchObject({ closing: '', state: 'ready', busy: false })
    expect(page.data.notice).not.toContain('还没有办成')
    expect(phone.said).toEqual(['关闭了'])
  })

  it('stays on the side that was asked for, though a look at the other one answers late', async () => {
    const page = openPage()
    lines = lines.map((line) => (line.id === 'a' ? { ...line, closed: '没事' } : line))
    await page.refresh()
    let answer = () => undefined as void
    late = new Promise((done) => (answer = () => done()))
    const look = page.look()
    page.show(event({ which: 'closed' as const }))
    answer()
    await look
    await settled()
    expect([page.data.which, ids(page)]).toEqual(['closed', ['a']])
  })

  it('looks again by itself, but not under the eyes of whoever writes or reads further down', async () => {
    const page = openPage()
    await page.refresh()
    await page.look()
    expect(asked).toHaveLength(2)
    page.askClose(tapOn('a'))
    await page.look()
    page.shut()
    page.loadMore()
    await settled()
    expect(asked.at(-1)).toMatchObject({ after: 'more' })
    await page.look()
    expect(asked).toHaveLength(3)
  })
})
