import {
  addressProblem,
  changeOf as addressChange,
  formOf as addressForm,
} from '../../../miniprogram/staff/address/form'
import {
  changeOf,
  formOf,
  inOrder,
  mandateCard,
  untilWords,
  wordProblem,
} from '../../../miniprogram/staff/mandates/cards'
import type { MandateView } from '../../../shared/mandates'
import type { AddressView } from '../../../shared/register'

const today = '2026-03-04'
const mandate = (change: Partial<MandateView> = {}): MandateView => ({
  ...{ id: 'm1', elderId: 'e1', elderName: '王秀兰', relativeId: 'r1', relativeName: '陈敏' },
  ...{ relation: '母亲', scopes: ['book', 'read'], basis: 'own-will', from: '2026-01-01' },
  ...{ until: '2026-12-31', contactOrder: 1, state: 'in-force', askedBy: 'elder' },
  ...change,
})
const address: AddressView = {
  ...{ id: 'a1', label: '家里', communityCode: '1', community: '桃源社区', text: '桃花路**号' },
  ...{ floor: 5, lift: false, hasDoorNote: true, hasPoint: true, preferred: true },
}

describe('a mandate at the desk', () => {
  it('is said by who may act, on what grounds, for what and how long', () => {
    expect(mandateCard(mandate({ basis: 'guardian' }), today)).toMatchObject({
      title: '陈敏',
      says: '老人是他（她）的妈妈 · 法定监护',
      tag: '可以代办',
      scopes: '预约、看健康记录',
      term: '到今年 12月31日',
      open: true,
    })
    const over = mandate({ state: 'revoked', endedOn: '2026-02-01', endedByName: '李娜' })
    expect(mandateCard(over, today)).toMatchObject({ term: '2026年2月1日 李娜', open: false })
  })

  it('stands in the order people are called, and those that are over come last', () => {
    const all = [
      mandate({ id: 'over', state: 'expired' }),
      mandate({ id: 'second', contactOrder: 2 }),
      mandate({ id: 'first' }),
    ]
    expect(inOrder(all).map(({ id }) => id)).toEqual(['first', 'second', 'over'])
  })

  it('sends what was changed with who asked and why, and nothing when nothing was', () => {
    const typed = { ...formOf(mandate()), reason: ' 老人要求 ' }
    const act = { elder: '王秀兰', today } as const
    expect(changeOf(typed, mandate(), act)).toBeUndefined()
    const word = { channel: 'on-site', askedBy: '王秀兰', reason: '老人要求' }
    expect(changeOf({ ...typed, scopes: ['read'] }, mandate(), act)).toEqual({
      ...word,
      scopes: ['read'],
    })
    expect(changeOf({ ...typed, months: 12, first: true }, mandate(), act)).toEqual({
      ...word,
      until: '2027-03-04',
      contactOrder: 1,
    })
    expect(changeOf({ ...typed, scopes: ['read', 'book'] }, mandate(), act)).toBeUndefined()
  })

  it('asks who said so when the elder is not there, and always why', () => {
    const typed = { ...formOf(mandate()), reason: '老人要求' }
    expect(wordProblem(typed)).toBe('')
    expect(wordProblem({ ...typed, reason: ' ' })).toBe('请写清为什么')
    expect(wordProblem({ ...typed, channel: 'phone' })).toBe('请写清是谁提出来的')
    expect(wordProblem({ ...typed, channel: 'phone', askedBy: '女儿 陈敏' })).toBe('')
  })

  it('says the new last day once one is chosen', () => {
    expect([untilWords(0, today), untilWords(36, today)]).toEqual(['', '改到 2029年3月4日'])
  })
})

describe('an address that is corrected', () => {
  it('keeps everything that was not written anew', () => {
    expect(addressChange(addressForm(address), address)).toBeUndefined()
  })

  it('sends only what differs', () => {
    const typed = addressForm(address)
    expect(addressChange({ ...typed, label: '子女家', communityCode: '2' }, address)).toEqual({
      label: '子女家',
      communityCode: '2',
    })
    expect(addressChange({ ...typed, floor: '', lift: 'yes' }, address)).toEqual({
      floor: null,
      lift: true,
    })
    expect(
      addressChange({ ...typed, address: ' 柳荫路 8 号 ', doorNote: '按 301' }, address),
    ).toEqual({
      text: '柳荫路 8 号',
      doorNote: '按 301',
    })
  })

  it('takes a place on the map, or takes it away, and the note on how to get in with it', () => {
    const typed = addressForm(address)
    expect(addressChange({ ...typed, point: '120.1551, 30.2741' }, address)).toEqual({
      point: { longitude: 120.1551, latitude: 30.2741 },
    })
    expect(addressChange({ ...typed, dropPoint: true, dropNote: true }, address)).toEqual({
      doorNote: null,
      point: null,
    })
  })

  it.each([
    [{ point: '三十度' }, '经纬度写成两个数，例如 120.1551, 30.2741'],
    [{ floor: '五' }, '楼层请填数字'],
    [{ address: '桃' }, '门牌地址太短，请写全'],
    [{}, ''],
  ])('%j: %j', (change, problem) =>
    expect(addressProblem({ ...addressForm(address), ...change })).toBe(problem),
  )
})
