import {
  asksFor,
  draftOf,
  emptyForm,
  formOf,
  formProblem,
  placeChoices,
} from '../../../miniprogram/staff/record-form'
import type { Typed } from '../../../miniprogram/staff/record-form'
import { mineCard, waitingCard } from '../../../miniprogram/staff/records/cards'
import { act, record, TODAY } from './build'

const typed = (parts: Partial<Typed> = {}): Typed => ({ ...emptyForm(TODAY, '09:40'), ...parts })

describe('the form of a service', () => {
  it.each([
    [typed(), '请选做了什么'],
    [typed({ kind: 'blood-pressure', systolic: '138' }), '血压要同时填收缩压和舒张压'],
    [typed({ kind: 'blood-pressure', systolic: '138', diastolic: '82' }), ''],
    [typed({ kind: 'capillary-glucose' }), '请填血糖值'],
    [typed({ kind: 'rehab-guidance' }), ''],
    [typed({ kind: 'rehab-guidance', day: '2026-03-05' }), '只能记今天和过去 30 天内的服务'],
    [typed({ kind: 'rehab-guidance', day: '2026-02-01' }), '只能记今天和过去 30 天内的服务'],
    [typed({ kind: 'rehab-guidance', time: '25:00' }), '时间请写成 09:30 这样'],
  ])('%#: says what is still wrong', (form, problem) =>
    expect(formProblem(form, TODAY, false)).toBe(problem),
  )

  it('asks for a reason when a record is corrected', () => {
    const form = typed({ kind: 'follow-up' })
    expect(formProblem(form, TODAY, true)).toBe('请写明为什么更正')
    expect(formProblem({ ...form, reason: '时间抄错' }, TODAY, true)).toBe('')
  })

  it('asks only for the values that belong to what was done', () => {
    expect(asksFor('blood-pressure')).toEqual({ pressure: true, glucose: false })
    expect(asksFor('nutrition-guidance')).toEqual({ pressure: false, glucose: false })
    expect(placeChoices('home-visit').map(({ place }) => place)).toEqual([
      'home',
      'care-institution',
    ])
  })

  it('sends numbers and an id, and never a name', () => {
    const form = {
      ...typed({ systolic: '138', diastolic: '82', note: ' 说头晕 ' }),
      kind: 'blood-pressure' as const,
    }
    expect(draftOf(form, 'elder', 'draft')).toEqual({
      draftId: 'draft',
      elderId: 'elder',
      channel: 'on-site',
      kind: 'blood-pressure',
      day: TODAY,
      time: '09:40',
      place: 'home',
      note: '说头晕',
      values: { systolic: 138, diastolic: 82 },
    })
  })

  it('of a correction begins with what was written', () => {
    expect(
      formOf(record({ values: { glucose: 6.1, timing: 'post-meal' }, kind: 'capillary-glucose' })),
    ).toMatchObject({
      kind: 'capillary-glucose',
      glucose: '6.1',
      timing: 'post-meal',
      reason: '',
    })
  })
})

describe('my records', () => {
  it('say what became of each in the count', () => {
    expect(mineCard(record(), TODAY)).toMatchObject({ name: '王秀兰', mark: '', open: true })
    expect(mineCard(record({ notCounted: 'same-day-same-kind' }), TODAY).mark).toBe('同日同类已计')
    expect(mineCard(record({ status: 'void' }), TODAY)).toMatchObject({
      mark: '已作废',
      open: false,
    })
  })

  it('show a form that waits on the phone without a name', () => {
    const draft = {
      draftId: 'd',
      elderId: 'e',
      kind: 'follow-up',
      day: TODAY,
      place: 'home',
    } as const
    const card = waitingCard({ draft, by: 'n', since: act.at })
    expect(card).toEqual({ draftId: 'd', title: '随访 3月4日', refused: '' })
  })
})
