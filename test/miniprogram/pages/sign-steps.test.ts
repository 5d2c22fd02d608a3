import {
  addressOf,
  answersFrom,
  answersOf,
  packageChoices,
  stepOf,
  stepWords,
  summary,
  teamChoices,
  termOf,
} from '../../../miniprogram/pages/sign/steps'
import type { TeamView } from '../../../shared/people'
import { buildContract } from '../support/build'

const team: TeamView = {
  id: 'team-1',
  name: '张医生团队',
  centre: { id: 'c', name: '桃源社区卫生服务中心' },
  phone: '0571-88001234',
  doctor: { id: 'd', name: '张建国', title: '主治医师' },
  members: [{ id: 'n', name: '张小燕', role: 'nurse', title: '护师' }],
  signed: 820,
  capacity: 1200,
}

describe('the five steps of signing', () => {
  it('ask one question after the other', () => {
    const answers = [
      {},
      { elderId: 'e' },
      { elderId: 'e', teamId: 't' },
      { elderId: 'e', teamId: 't', packageCode: 'p' },
      { elderId: 'e', teamId: 't', packageCode: 'p', agreed: '2026-1' },
      { done: 'asked' },
    ]
    expect(answers.map(stepOf)).toEqual(['who', 'team', 'package', 'agreement', 'confirm', 'done'])
  })

  it('are numbered, two for a draft of the team', () => {
    expect(stepWords('team', false).place).toBe('第 2 步，共 5 步')
    expect(stepWords('agreement', true).place).toBe('第 1 步，共 2 步')
    expect(stepWords('confirm', true)).toMatchObject({
      place: '第 2 步，共 2 步',
      action: '同意签约',
    })
    expect(stepWords('done', false).place).toBe('')
  })

  it('carry what was answered in the address, long names and signs included', () => {
    const answers = {
      elderId: 'e1',
      elderName: '阿卜杜拉·买买提 & 古丽=?',
      packageName: '基础包 · 不收钱',
    }
    const query = Object.fromEntries(new URLSearchParams(addressOf(answers).split('?')[1]))
    const encoded = Object.fromEntries(
      Object.entries(query).map(([name, value]) => [name, encodeURIComponent(value)]),
    )
    expect(answersFrom(encoded)).toEqual(answers)
    expect(addressOf(answers)).toMatch(/^\/pages\/sign\/index\?elderId=e1&/)
  })

  it('take nothing else from an address', () => {
    expect(answersFrom({ elderId: 'e1', other: 'x', teamId: undefined })).toEqual({ elderId: 'e1' })
  })
})

describe('choosing', () => {
  it('keeps a full team visible with its reason', () => {
    const [free, full] = teamChoices([team, { ...team, id: 'team-2', signed: 1200 }])
    expect(free).toMatchObject({ says: '张建国 主治医师 · 1 个人', off: '' })
    expect(full?.off).toBe('签满了（最多 1200 人），请选别的团队')
  })

  it('says what a package holds and costs', () => {
    const items = [{ code: 'bp', name: '血压测量', kinds: ['blood-pressure' as const], times: 12 }]
    const [choice] = packageChoices([
      { code: 'b', version: 1, name: '基础包', says: '人人都有', feePerYear: 0, items },
    ])
    expect(choice).toMatchObject({ title: '基础包 · 不收钱', more: ['血压测量 一年 12 次'] })
  })

  it('understands only the terms there are', () => {
    expect(['12', '24', '36', '', '99'].map(termOf)).toEqual([12, 24, 36, 12, 12])
  })
})

describe('before it is confirmed', () => {
  it('everything chosen is said once more', () => {
    expect(summary({ elderName: '王秀兰', teamName: '张医生团队', packageName: '基础包' })).toEqual(
      [
        { name: '为谁', value: '王秀兰' },
        { name: '团队', value: '张医生团队' },
        { name: '服务包', value: '基础包' },
      ],
    )
  })

  it('a draft of the team is read like a request of one’s own', () => {
    const draft = buildContract({ status: 'drafted', standing: 'waiting' })
    expect(stepOf(answersOf(draft))).toBe('agreement')
    expect(stepOf({ ...answersOf(draft), agreed: '2025-1' })).toBe('confirm')
  })
})
