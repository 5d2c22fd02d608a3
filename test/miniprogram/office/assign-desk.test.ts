import {
  actionOf,
  candidateCards,
  chosenOf,
  turned,
  wayOf,
} from '../../../miniprogram/office/assign/cards'
import type { CandidateReason } from '../../../shared/visits/desk'

describe('sending somebody', () => {
  const person = { title: '护师', assigned: false, declined: false, why: [], reasons: [] }
  const cards = candidateCards({
    people: 1,
    items: ['甲', '乙', '丙'].map((name) => ({ ...person, id: name, name })),
  })

  it('marks who is to come now and who said no, and keeps each reason', () => {
    const reasons: CandidateReason[] = [
      { code: 'on-leave', says: '那时请假' },
      { code: 'certificate-missing', says: '没有伤口专科护士证' },
    ]
    const items = [{ ...person, id: 'n', name: '李婷', assigned: true, declined: true, reasons }]
    expect(candidateCards({ people: 1, items })[0]).toMatchObject({
      marks: ['现在定的是这位', '说过来不了'],
      why: [
        { icon: 'walk', says: '那时请假' },
        { icon: 'shield', says: '没有伤口专科护士证' },
      ],
      papers: true,
    })
    const busy = [{ ...person, id: 'n', name: '李婷', reasons: reasons.slice(0, 1) }]
    expect(candidateCards({ people: 1, items: busy })[0]?.papers).toBe(false)
  })

  it('takes as many as have to come; the first one chosen gives way', () => {
    expect(chosenOf(turned(turned(cards, '甲', 1), '乙', 1))).toEqual(['乙'])
    const two = turned(turned(turned(cards, '甲', 2), '乙', 2), '丙', 2)
    expect(chosenOf(two)).toEqual(['乙', '丙'])
    expect(chosenOf(turned(two, '乙', 2))).toEqual(['丙'])
  })

  it('names whom the button sends, and waits until there are enough', () => {
    expect(actionOf(cards, 1)).toEqual({ action: '派去', actionOff: '请选一位' })
    expect(actionOf(turned(cards, '甲', 2), 2).actionOff).toBe('要选 2 位')
    expect(actionOf(turned(cards, '甲', 1), 1)).toEqual({ action: '派 甲', actionOff: '' })
    expect([wayOf({ may: ['offer', 'reassign'] }), wayOf({ may: ['reassign'] })]).toEqual([
      ...['offer', 'reassign'],
    ])
  })
})
