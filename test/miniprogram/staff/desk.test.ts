import {
  emptyForm,
  mandateProblem,
  mandateRequest,
  termChoices,
} from '../../../miniprogram/staff/desk-mandate/form'
import { qrPicture } from '../../../miniprogram/components/qr-code/draw'
import { cardOf, doorCardSheet } from '../../../miniprogram/staff/door-card/cards'
import {
  dayProblem,
  endedWords,
  eventChoices,
  lifeQuestion,
  possibleEvents,
} from '../../../miniprogram/staff/life/cards'
import type { LifeStatus } from '../../../shared/people'
import { TODAY } from './build'

describe('what can have happened to somebody', () => {
  it.each([
    ['living', undefined, ['admitted', 'moved', 'died']],
    ['living', '2026-03-01', ['discharged', 'moved', 'died']],
    ['moved', undefined, ['returned', 'died']],
    ['died', undefined, ['returned']],
  ] as const)('%s, in hospital since %s: %j', (lifeStatus: LifeStatus, since, events) =>
    expect(possibleEvents({ lifeStatus, ...(since ? { inHospitalSince: since } : {}) })).toEqual(
      events,
    ),
  )

  it('says before it is done what a death brings with it', () => {
    const { content } = lifeQuestion('王秀兰', 'died', '2026-03-02')
    expect(content).toContain('2026年3月2日')
    expect(content).toContain('签约、代办、还没发出的提醒会一起结束')
    expect(content).toContain('不会再给家属自动发消息')
  })

  it('calls taking a death back a correction, not a return', () => {
    expect(eventChoices({ lifeStatus: 'died' })[0]?.title).toBe('登记错了，人还在世')
  })

  it.each([
    ['', TODAY, '请选发生了什么'],
    ['died', '2026-03-05', '日期不能晚于今天'],
    ['died', '1930-01-01', '日期不能早于出生'],
    ['died', TODAY, ''],
  ] as const)('%s on %s: %s', (event, on, problem) =>
    expect(dayProblem(event, on, { today: TODAY, born: '1943-11-02' })).toBe(problem),
  )

  it('tells what was ended with it', () => {
    expect(endedWords({ contracts: 1, mandates: 2, notices: 0, visits: 3, sessions: 1 })).toBe(
      '同时结束了：签约 1 份、代办 2 个、预约 3 次、手机登录 1 个。',
    )
    expect(endedWords({ contracts: 0, mandates: 0, notices: 0, visits: 0, sessions: 0 })).toBe(
      '没有别的事要结束。',
    )
  })
})

describe('a relative entered at the desk', () => {
  const form = {
    ...emptyForm,
    name: '陈敏',
    relation: '母亲',
    photo: 'wxfile://tmp/1.jpg',
  } as const

  it.each([
    [{ name: '陈' }, '请填家属的姓名'],
    [{ relation: '' as const }, '请选老人是家属的什么人'],
    [{ scopes: [] }, '请至少选一件可以代办的事'],
    [{ photo: '' }, '请拍下签好的授权书'],
    [{ photo: '', basis: 'guardian' as const }, '请拍下监护证明'],
    [{}, ''],
  ])('%j: says what is missing', (change, problem) =>
    expect(mandateProblem({ ...form, scopes: ['book'], ...change })).toBe(problem),
  )

  it('may act at most three years, and without signing unless it is said', () => {
    expect(termChoices(TODAY).map(({ months }) => months)).toEqual([12, 24, 36])
    const typed = { ...form, scopes: [...form.scopes], months: 36 as const }
    expect(mandateRequest(typed, 'f1', TODAY)).toEqual({
      relativeName: '陈敏',
      relation: '母亲',
      scopes: ['book', 'read'],
      basis: 'own-will',
      until: '2029-03-04',
      fileId: 'f1',
    })
  })
})

describe('a door card', () => {
  it('bears a name and a code, and nothing a thief could use', () => {
    const sheet = doorCardSheet({
      name: '王秀兰<b>',
      centre: '桃源街道社区卫生服务中心',
      drawn: qrPicture('linli:door:abc'),
    })
    expect(sheet).toContain('王秀兰&#60;b&#62;')
    expect(sheet).toContain('data:image/svg+xml,')
    expect(sheet).not.toMatch(/\d{3,4}-?\d{7,8}|失能|桃源路/)
  })

  it('that was revoked is none', () => {
    const card = { id: 'd', qr: '', issuedAt: '2026-03-04T02:00:00.000Z' }
    expect(cardOf(card)).toEqual({ qr: '', drawn: '', issued: '2026年3月4日做的' })
    expect(cardOf({ ...card, revokedAt: '2026-03-04T03:00:00.000Z' })).toBeNull()
  })
})
