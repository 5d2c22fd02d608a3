import { adverseOf, adverseProblem } from '../../../miniprogram/staff/adverse/form'
import type { Typed as Adverse } from '../../../miniprogram/staff/adverse/form'
import {
  answered,
  answersOf,
  bookingOf,
  callAddress,
  callFrom,
  noAnswers,
  questionsProblem,
  stepOf,
} from '../../../miniprogram/staff/book-for/steps'
import { consultOf, consultProblem, emptyConsult } from '../../../miniprogram/staff/consult/form'
import { houseOf } from '../../../miniprogram/staff/consults/cards'
import { followUpCard } from '../../../miniprogram/staff/follow-ups/cards'
import {
  emptyOrder,
  onlyPhoto,
  orderOf,
  orderProblem,
  withTaken,
} from '../../../miniprogram/staff/order/form'
import { signedOf, signingProblem } from '../../../miniprogram/staff/witness/signing'
import { redFlags } from '../../../shared/visits/kinds'
import { buildVisit } from '../support/visits'
import { doctor, TODAY } from './build'

describe('a consent before staff', () => {
  const text = { version: 'nursing-2026.1', hash: 'f'.repeat(64) }
  it.each([
    [{ signer: 'elder', name: '', relation: '' }, ''],
    [{ signer: 'relative', name: '陈', relation: '女儿' }, '请写代签的家人叫什么'],
    [{ signer: 'relative', name: '陈敏', relation: '' }, '请选是老人的什么人'],
    [{ signer: 'relative', name: '陈敏', relation: '女儿' }, ''],
  ] as const)('%j: %s', (signing, problem) => expect(signingProblem(signing)).toBe(problem))

  it('says who signed what, on the screen or on paper', () => {
    expect(
      signedOf(text, { signer: 'elder', name: '', relation: '' }, 'staff-screen', 'f0'),
    ).toEqual({
      ...{ textVersion: text.version, textHash: text.hash, way: 'staff-screen', fileId: 'f0' },
    })
    expect(
      signedOf(text, { signer: 'relative', name: ' 陈敏 ', relation: '女儿' }, 'paper', 'f1'),
    ).toMatchObject({
      ...{ way: 'paper', fileId: 'f1', signedBy: { name: '陈敏', relation: '女儿' } },
    })
  })
})

describe('首诊 and 医嘱', () => {
  it.each([
    [{}, 0, '请选合适不合适'],
    [{ way: 'records' }, 0, '看资料首诊要有病历或医嘱的照片'],
    [{ way: 'records', result: 'suitable', findings: '稳定' }, 1, ''],
    [{ result: 'refer', findings: '热' }, 0, '请写看到了什么'],
  ] as const)('%j with %d photos: %s', (change, papers, problem) =>
    expect(consultProblem({ ...emptyConsult, ...change }, papers)).toBe(problem),
  )

  it('sends what was found, and that the condition changed only when it did', () => {
    const typed = { ...emptyConsult, result: 'suitable', findings: ' 稳定 ' } as const
    expect(consultOf(typed)).toEqual({ way: 'in-person', result: 'suitable', findings: '稳定' })
    expect(consultOf({ ...typed, changed: true, fileIds: ['f'] })).toMatchObject({
      ...{ conditionChanged: true, fileIds: ['f'] },
    })
    expect(consultOf(emptyConsult)).toBeUndefined()
  })

  it('wants a photo of another institution’s order, and counts its days from the visit', () => {
    const order = { ...emptyOrder, text: '换药', days: 7 }
    expect(orderProblem({ ...order, from: 'other-institution' }, 0)).toBe('外院的医嘱要拍照')
    expect(orderProblem({ ...order, from: 'other-institution', fileId: 'f' }, 1)).toBe('')
    expect(orderProblem(emptyOrder, 0)).toBe('请写医嘱')
    expect(orderOf(order, TODAY)).toEqual({ text: '换药', from: 'own', validUntil: '2026-03-11' })
  })

  it('go with the photo that was chosen; only one that is alone needs no choosing', () => {
    const other = { ...emptyOrder, text: '换药', from: 'other-institution' as const }
    const photos = ['one', 'two'].map((id, at) => ({ id, name: `照片 ${at + 1}` }))
    expect(onlyPhoto(other, photos)).toBe('')
    expect(orderProblem(other, photos.length)).toBe('请选外院医嘱是哪一张照片')
    expect(onlyPhoto({ ...other, fileId: 'two' }, photos)).toBe('two')
    expect(onlyPhoto(other, photos.slice(0, 1))).toBe('one')
    expect(onlyPhoto({ ...other, from: 'own' }, photos.slice(0, 1))).toBe('')
    expect(withTaken(photos, { ...other, fileId: 'here' }).at(-1)).toEqual({
      ...{ id: 'here', name: '照片 3' },
    })
    expect(withTaken(photos, { ...other, fileId: 'one' })).toEqual(photos)
  })

  it('are asked for in the house of the doctor; a station’s works for its centre', () => {
    expect(houseOf(doctor)).toBe('org-taoyuan')
    const roles = doctor.roles.map((held) => ({ ...held, orgId: 'station', centreId: 'centre' }))
    expect(houseOf({ ...doctor, roles })).toBe('centre')
  })
})

describe('a booking for a caller', () => {
  const call = { elderId: 'e1', name: '李桂英', code: '', item: '', pass: '', callBackId: '' }

  it('asks what, then the emergency questions, then when', () => {
    expect(stepOf(call)).toBe('service')
    expect(stepOf({ ...call, code: 'clinic' })).toBe('questions')
    expect(stepOf({ ...call, code: 'clinic', pass: 'p' })).toBe('time')
  })

  it('carries its answers in the address', () => {
    const [, query = ''] = callAddress({ ...call, code: 'clinic', item: '门诊 & 开药' }).split('?')
    const given = Object.fromEntries(
      query.split('&').map((pair) => pair.split('=') as [string, string]),
    )
    expect(callFrom(given)).toEqual({ ...call, code: 'clinic', item: '门诊 & 开药' })
    expect(callAddress({ ...call, callBackId: 'c1' })).toContain('&callBackId=c1')
  })

  it('leaves no question out', () => {
    const all = redFlags.reduce((asked, id) => answered(asked, id, 'no'), noAnswers)
    expect(questionsProblem(noAnswers)).toBe('还有 6 个没有问')
    expect(questionsProblem(answered(noAnswers, 'bleeding', 'no'))).toBe('还有 5 个没有问')
    expect(questionsProblem(all)).toBe('')
    expect(answersOf(answered(all, 'bleeding', 'yes'))).toMatchObject({
      ...{ bleeding: true, breathless: false },
    })
  })

  it('says that it came by phone, and why another visit is set aside', () => {
    const chosen = { day: TODAY, time: '14:00', note: ' 儿子打来 ', override: '' }
    const booking = bookingOf({ ...call, code: 'clinic', pass: 'p' }, chosen)
    expect(booking).toMatchObject({ channel: 'phone', note: '儿子打来', pass: 'p' })
    expect(booking).not.toHaveProperty('overrideElder')
    expect(bookingOf(call, { ...chosen, override: '可以一起做' }).overrideElder).toEqual({
      reason: '可以一起做',
    })
  })
})

describe('an adverse event', () => {
  const typed: Adverse = {
    ...{ class: 'fall' as const, harm: 'mild' as const },
    ...{ what: '下床时滑倒', firstAid: '扶起观察', time: '09:40' },
  }

  it.each([
    [{ class: '' }, '请选是哪一类'],
    [{ harm: '' }, '请选伤得怎么样'],
    [{ what: ' ' }, '请写发生了什么'],
    [{ firstAid: '' }, '请写当时怎么处理的'],
    [{}, ''],
  ] as const)('%j: %s', (change, problem) =>
    expect(adverseProblem({ ...typed, ...change })).toBe(problem),
  )

  it('happened when it is said, never later than now', () => {
    const now = '2026-03-04T02:00:00.000Z'
    expect(adverseOf(typed, { day: TODAY, now })?.at).toBe('2026-03-04T01:40:00.000Z')
    expect(adverseOf({ ...typed, time: '10:30' }, { day: TODAY, now })?.at).toBe(now)
    expect(adverseOf({ ...typed, harm: '' }, { day: TODAY, now })).toBeUndefined()
  })
})

describe('a call after 48 hours', () => {
  it('says until when, and that it is overdue', () => {
    const visit = buildVisit({ day: '2026-03-02', time: '09:00' })
    const card = (dueAt: string) =>
      followUpCard({ id: 'f', visit, dueAt }, { today: TODAY, now: '2026-03-04T02:00:00.000Z' })
    expect(card('2026-03-04T02:30:00.000Z')).toMatchObject({
      ...{ who: '王秀兰 82 岁', due: '今天 上午\u00a010:30 前要打', overdue: false },
      done: '约的 前天 上午\u00a09:00 · 张晓雨',
    })
    expect(card('2026-03-04T01:30:00.000Z').overdue).toBe(true)
  })
})
