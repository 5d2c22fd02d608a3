import { act, load, opening, type Opening } from '../../../miniprogram/kit/load'
import { Refused } from '../../../miniprogram/kit/refused'
import { failures } from '../../../miniprogram/kit/report'
import { newPhone } from '../support/phone'

/** A page as far as loading sees it; remembers every change that was sent to it. */
function newPage(data: Partial<Opening> & Record<string, unknown> = {}) {
  const changes: Record<string, unknown>[] = []
  const page = {
    data: { ...opening, ...data } as Opening & Record<string, unknown>,
    changes,
    setData(change: Record<string, unknown>) {
      changes.push(change)
      Object.assign(page.data, change)
    },
  }
  return page
}

const unreachable = new Refused(0, { code: 'network', message: '网络不太好，请稍后再试' })
const taken = new Refused(409, { code: 'contract.already-active', message: '您已经签过家庭医生了' })

beforeEach(() => void newPhone())

describe('loading a page', () => {
  it('fills it with one change', async () => {
    const page = newPage()
    await load(page, async () => ({ cards: [1] }))
    expect(page.changes).toEqual([{ state: 'ready', cards: [1] }])
  })

  it('is empty when the page says so', async () => {
    const page = newPage()
    await load(page, async () => ({ state: 'empty', cards: [] }))
    expect(page.data).toMatchObject({ state: 'empty', cards: [] })
  })

  it('fails in words, is reported, and can be tried again', async () => {
    const page = newPage()
    await load(page, () => Promise.reject(unreachable))
    expect(page.data).toMatchObject({ state: 'failed', failed: '网络不太好，请稍后再试' })
    expect(failures()).toMatchObject([{ code: 'network' }])

    await load(page, async () => ({ cards: [1] }))
    expect(page.changes.map(({ state }) => state)).toEqual(['failed', 'loading', 'ready'])
  })

  it('keeps what is shown when asking again fails, and says so', async () => {
    const page = newPage({ state: 'ready', cards: [1] })
    await load(page, () => Promise.reject(unreachable))
    expect(page.data).toMatchObject({
      state: 'ready',
      notice: '网络不太好，请稍后再试',
      cards: [1],
    })
  })

  it('sends nothing when nothing changed', async () => {
    const page = newPage({ state: 'ready', cards: [{ id: 1 }] })
    await load(page, async () => ({ cards: [{ id: 1 }] }))
    expect(page.changes).toEqual([])
  })

  it('throws away an answer that was overtaken', async () => {
    const page = newPage()
    let late: (value: { cards: string[] }) => void = () => undefined
    const first = load(page, () => new Promise<{ cards: string[] }>((resolve) => (late = resolve)))
    await load(page, async () => ({ cards: ['new'] }))
    late({ cards: ['old'] })
    await first
    expect(page.data['cards']).toEqual(['new'])
  })
})

describe('doing what a button says', () => {
  it('takes two changes: on its way, done', async () => {
    const page = newPage({ state: 'ready' })
    await act(page, async () => ({ signed: true }))
    expect(page.changes).toEqual([
      { busy: true, notice: '' },
      { busy: false, signed: true },
    ])
  })

  it('ignores a second tap while it is on its way', async () => {
    const page = newPage({ state: 'ready' })
    let times = 0
    const work = async () => void (times += 1)
    await Promise.all([act(page, work), act(page, work)])
    expect(times).toBe(1)
  })

  it('shows a refusal in words and does not call it a failure', async () => {
    const page = newPage({ state: 'ready' })
    await act(page, () => Promise.reject(taken))
    expect(page.data).toMatchObject({ busy: false, notice: '您已经签过家庭医生了' })
    expect(failures()).toEqual([])
  })
})

describe('what an elder took back', () => {
  const ended = new Refused(403, { code: 'mandate.ended', message: '妈妈已经收回授权' })

  it('ends the page in her words, whatever it showed before', async () => {
    const page = newPage({ state: 'ready', cards: [1] })
    await load(page, () => Promise.reject(ended))
    expect(page.data).toMatchObject({ state: 'ended', failed: '妈妈已经收回授权', notice: '' })
  })

  it('ends it on a tap too', async () => {
    const page = newPage({ state: 'ready' })
    await act(page, () => Promise.reject(ended))
    expect(page.data).toMatchObject({ state: 'ended', busy: false })
  })
})
