import { mandateCard, mandatesPage } from '../../../miniprogram/pages/mandates/view'
import type { MandateView } from '../../../shared/mandates'
import { withDaughtersPhone } from '../support/elder-api'

const today = '2026-03-04'
const build = (change: Partial<MandateView> = {}): MandateView => ({
  id: 'm1',
  elderId: 'e1',
  elderName: '王秀兰',
  relativeId: 'p1',
  relativeName: '陈敏',
  relation: '母亲',
  scopes: ['book', 'read'],
  basis: 'own-will',
  confirmation: 'own-tap',
  from: '2026-01-01',
  until: '2027-03-03',
  contactOrder: 1,
  state: 'in-force',
  askedBy: 'relative',
  ...change,
})

describe('a mandate in words', () => {
  it('says to the elder who may do what and until when', () => {
    expect(mandateCard(build(), 'elder', today)).toMatchObject({
      title: '陈敏',
      says: '您是他（她）的妈妈',
      tag: '第 1 联系人',
      scopes: '预约、看健康记录',
      term: '到明年 3月3日',
      doing: 'open',
    })
  })

  it('says to the relative for whom', () => {
    expect(mandateCard(build(), 'relative', today)).toMatchObject({
      title: '王秀兰',
      says: '您的妈妈',
      tag: '可以替老人办',
    })
  })

  it('warns in its last thirty days', () => {
    const tag = (until: string) => mandateCard(build({ until }), 'elder', today).tag
    expect(tag('2026-04-02')).toBe('还有 30 天到期')
    expect(tag('2026-04-03')).toBe('第 1 联系人')
  })

  it('says when and by whom it was taken back', () => {
    const over = build({ state: 'revoked', endedOn: '2026-02-01', endedByName: '王秀兰' })
    expect(mandateCard(over, 'elder', today)).toMatchObject({
      tag: '已经收回',
      term: '2026年2月1日 王秀兰',
      doing: '',
    })
  })
})

describe('the list', () => {
  it('puts what waits for me first, and those called first above others', () => {
    const page = mandatesPage(
      {
        given: [
          build({ id: 'second', contactOrder: 2 }),
          build({ id: 'first' }),
          build({ id: 'asks', state: 'asked' }),
          build({ id: 'i-asked', state: 'asked', askedBy: 'elder' }),
        ],
        held: [build({ id: 'mine' }), build({ id: 'offered', state: 'asked', askedBy: 'elder' })],
      },
      today,
    )
    const ids = (cards: { id: string }[]) => cards.map(({ id }) => id)
    expect(ids(page.asked)).toEqual(['asks', 'offered'])
    expect(ids(page.given)).toEqual(['first', 'second'])
    expect(ids(page.held)).toEqual(['mine'])
    expect(ids(page.others)).toEqual(['i-asked'])
  })

  it('lets the elder answer what staff wrote down, not the relative', () => {
    const asked = build({ state: 'asked', askedBy: 'staff' })
    expect(mandateCard(asked, 'elder', today).doing).toBe('answer')
    expect(mandateCard(asked, 'relative', today).doing).toBe('')
  })
})

describe('the page', () => {
  const { open, heard, answers } = withDaughtersPhone()
  const given = (mandate: MandateView) => () => ({ body: { given: [mandate], held: [] } })

  it('takes an answer with one tap', async () => {
    answers['GET /api/mandates'] = given(build({ state: 'asked' }))
    answers['POST /api/mandates/m1/confirm'] = () => ({ body: build() })
    const { press, says } = await open('pages/mandates/index')
    await says('等您同意')
    answers['GET /api/mandates'] = given(build())
    await press('同意')
    await says('谁能替我办')
  })

  it('asks before it takes a mandate back', async () => {
    answers['GET /api/mandates'] = given(build())
    const app = await open('pages/mandates/index?id=m1')
    await app.press('收回授权')
    await app.settle()
    const dialog = app.document.querySelector('[role="dialog"]')
    expect(dialog?.textContent).toContain('收回给陈敏的授权？')
    expect(heard().map(({ path }) => path)).not.toContain('/api/mandates/m1/revoke')
    answers['POST /api/mandates/m1/revoke'] = () => ({ body: build({ state: 'revoked' }) })
    answers['GET /api/mandates'] = given(build({ state: 'revoked', endedOn: today }))
    const buttons = [...(dialog?.querySelectorAll<HTMLElement>('button') ?? [])]
    buttons.find(({ textContent }) => textContent === '收回')?.click()
    await app.says('已经收回')
    expect(heard().map(({ path }) => path)).toContain('/api/mandates/m1/revoke')
  })

  it('changes what is allowed with one tap, and keeps at least one thing', async () => {
    answers['GET /api/mandates'] = given(build({ scopes: ['book'] }))
    answers['POST /api/mandates/m1/change'] = () => ({ body: build() })
    const { press, says } = await open('pages/mandates/index?id=m1')
    await press('预约')
    await press('看健康记录')
    await says('可以替您办什么？')
    const changes = heard().filter(({ path }) => path.endsWith('/change'))
    expect(changes.map(({ body }) => body)).toEqual([{ scopes: ['book', 'read'] }])
  })
})
