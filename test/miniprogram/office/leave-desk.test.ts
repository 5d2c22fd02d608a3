import {
  blockCard,
  blockRequest,
  emptyForm,
  leaveProblem,
  withFrom,
} from '../../../miniprogram/office/leave/form'
import type { BlockView } from '../../../shared/schedule'

const TODAY = '2026-03-04'

describe('leave', () => {
  it('is a whole day of somebody unless told otherwise', () => {
    const typed = { ...emptyForm(TODAY), staffId: 'n', why: ' 探亲 ' }
    expect(blockRequest(typed)).toEqual({
      ...{ staffId: 'n', kind: 'leave', why: '探亲' },
      from: { day: TODAY, time: '07:00' },
      to: { day: TODAY, time: '22:00' },
    })
    expect(blockRequest(emptyForm(TODAY))).not.toHaveProperty('why')
  })

  it('needs somebody, and an end after its beginning', () => {
    const typed = { ...emptyForm(TODAY), staffId: 'n' }
    expect(leaveProblem(emptyForm(TODAY))).toBe('请选是谁')
    expect(leaveProblem({ ...typed, toTime: '07:00' })).toBe('结束要晚于开始')
    expect(leaveProblem(typed)).toBe('')
    expect(withFrom(typed, '2026-03-09').toDay).toBe('2026-03-09')
  })

  const block: BlockView = {
    ...{ id: 'b', staffId: 'n', staffName: '李婷', kind: 'leave', byName: '周敏', why: '探亲' },
    from: { day: '2026-03-05', time: '07:00' },
    to: { day: '2026-03-05', time: '22:00' },
    affected: [{ visitId: 'v', day: '2026-03-05', time: '09:00' }],
  }

  it('says when, who wrote it down, and how many visits need somebody else', () => {
    expect(blockCard(block, TODAY)).toMatchObject({
      ...{ when: '明天 3月5日 一天', says: '探亲 · 周敏 登记', affected: 1, open: true },
    })
    const days = { ...block, to: { day: '2026-03-07', time: '22:00' } }
    expect(blockCard(days, TODAY).when).toBe('明天 3月5日 到 3月7日 星期六')
    const hours = {
      ...block,
      from: { day: TODAY, time: '14:00' },
      to: { day: TODAY, time: '16:00' },
    }
    expect(blockCard(hours, TODAY).when).toBe('今天 3月4日 下午 2:00 到 下午 4:00')
    expect(blockCard({ ...block, ended: true }, TODAY)).toMatchObject({ open: false })
  })
})
