import { signProblem, teamChoices } from '../../../miniprogram/staff/draft/steps'
import { emptyWords } from '../../../miniprogram/staff/find/cards'
import { personFile } from '../../../miniprogram/staff/person/cards'
import { emptyForm, formProblem } from '../../../miniprogram/staff/register/form'
import { requestCard } from '../../../miniprogram/staff/requests/cards'
import { personLine } from '../../../miniprogram/staff/words'
import type { CurrentContractView } from '../../../shared/contracts'
import type { PersonView, TeamView } from '../../../shared/people'
import { act, contract, doctor, nurse, TODAY } from './build'

describe('a request to the team', () => {
  it('says who asked for whom', () => {
    expect(requestCard(contract(), TODAY).asked).toContain('陈敏 代办申请')
    expect(requestCard(contract({ asked: { ...act, byName: '李桂英' } }), TODAY).asked).toContain(
      '本人申请',
    )
  })
})

describe('a person’s file', () => {
  const person: PersonView = {
    id: 'e',
    name: '李桂英',
    sex: 'female',
    birthDate: '1943-11-02',
    age: 82,
    community: '桃源社区',
    lifeStatus: 'living',
    residence: 'resident',
    centre: { id: 'org-taoyuan', name: '桃源中心' },
    tags: [
      { id: '1', tag: 'limited-mobility', from: '2023-08-15', source: '档案' },
      { id: '2', tag: 'disabled', from: '2020-01-01', to: '2025-01-01', source: '档案' },
    ],
    relatives: [{ personId: 'm', name: '陈敏', relation: '子女' }],
  }
  const file = (
    current: Partial<CurrentContractView>,
    who = doctor,
    is: Partial<PersonView> = {},
  ) =>
    personFile(
      { ...person, ...is },
      { elder: { id: 'e', name: '李桂英', age: 82 }, recent: [], ...current },
      { today: TODAY, who },
    )

  it('shows the tags that hold today, and no longer those that ended', () => {
    expect(file({}).person.tags.map(({ name }) => name)).toEqual(['行动不便'])
  })

  it.each([
    ['nobody signed', {}, doctor, 'draft'],
    ['a draft waits', { pending: contract({ status: 'drafted' }) }, doctor, 'confirm'],
    ['a request waits', { pending: contract() }, doctor, 'requests'],
    [
      'a contract runs out',
      { contract: contract({ status: 'active', standing: 'expiring' }) },
      doctor,
      'renew',
    ],
    [
      'a contract runs out, seen by a nurse',
      { contract: contract({ status: 'active', standing: 'expiring' }) },
      nurse,
      '',
    ],
    [
      'a contract stands',
      { contract: contract({ status: 'active', standing: 'active' }) },
      doctor,
      '',
    ],
  ])('when %s offers the one thing to do', (_when, current, who, doing) =>
    expect(file(current, who).doing).toBe(doing),
  )

  it('offers nothing for somebody who died', () => {
    expect(file({}, doctor, { lifeStatus: 'died' })).toMatchObject({
      doing: '',
      person: { left: '已去世' },
    })
  })
})

describe('words of a list', () => {
  it('name age groups beside the tags, and say who has no contract', () => {
    const line = personLine({
      id: 'e',
      name: '陈国强',
      sex: 'male',
      birthDate: '1940-05-18',
      age: 85,
      community: '桃源社区',
      tags: ['care-dependent'],
      lifeStatus: 'living',
    })
    expect(line).toMatchObject({ tags: ['高龄', '失能'], team: '没有签约', says: '男 85 岁' })
  })

  it('say what to try when nobody is found', () => {
    expect(emptyWords('wxz', 'all')).toContain('拼音首字母')
    expect(emptyWords('', 'care-dependent')).toBe('这一类里没有老人。')
  })
})

describe('signing together', () => {
  it('puts my own team first, and keeps a full one visible with the reason', () => {
    const team = (id: string, signed: number): TeamView => ({
      id,
      name: id,
      centre: { id: 'org-taoyuan', name: '桃源中心' },
      phone: '',
      doctor: { id: '', name: '', title: '' },
      members: [],
      signed,
      capacity: 2000,
    })
    const choices = teamChoices([team('team-lin', 2000), team('team-zhang', 12)], doctor)
    expect(choices.map(({ id, off }) => [id, off])).toEqual([
      ['team-zhang', ''],
      ['team-lin', '已签满 2000 人'],
    ])
  })

  it.each([
    ['', '', '请选怎么签字'],
    ['paper', '', '请填纸质协议的编号'],
    ['paper', 'TY-2026-031', ''],
    ['staff-screen', '', ''],
  ] as const)('by %s %s: %s', (way, paper, problem) =>
    expect(signProblem(way, paper)).toBe(problem),
  )
})

describe('registering an elder', () => {
  const full = {
    ...emptyForm,
    name: '何秋香',
    sex: 'female',
    birthDate: '1944-09-18',
    communityCode: '990101001001',
  } as const
  it.each([
    [{ ...full, name: '何' }, '请填姓名'],
    [{ ...full, sex: '' as const }, '请选性别'],
    [{ ...full, birthDate: '2026-03-05' }, '请选出生日期'],
    [{ ...full, communityCode: '' }, '请选住在哪个社区'],
    [{ ...full, tags: ['care-dependent' as const] }, '请写明这些标签的依据'],
    [full, ''],
  ])('%#: says what is still missing', (form, problem) =>
    expect(formProblem({ ...form, tags: [...form.tags] }, TODAY)).toBe(problem),
  )
})
