import fc from 'fast-check'
import { metresBetween } from '../../../shared/visits/distance'
import { orderDoors, routeRules } from '../../../shared/visits/route-order'
import type { Door } from '../../../shared/visits/route-order'

/** Some metres east of the centre of the town; a degree of longitude is about 97 km there. */
const at = (metres: number) => ({ longitude: 120 + metres / 96_500, latitude: 30 })

const door = (id: string, from: string, more: Partial<Door> = {}): Door => ({
  id,
  staffIds: ['nurse'],
  address: `${id} 号`,
  point: at(0),
  from,
  to: later(from, 30),
  late: false,
  ...more,
})

function later(time: string, minutes: number): string {
  const all = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + minutes
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(all / 60))}:${two(all % 60)}`
}

const stopsOf = (doors: readonly Door[], start?: Door['point']) =>
  orderDoors(doors, start).stops.map(({ doorIds }) => doorIds)

describe('the order of the doors of a day', () => {
  it('is by time, however they come in', () => {
    const doors = [door('c', '15:00'), door('a', '08:00'), door('b', '10:00')]
    expect(stopsOf(doors)).toEqual([['a'], ['b'], ['c']])
  })

  it('takes the nearest first among those that open within half an hour', () => {
    const doors = [
      door('start', '08:00', { staffIds: ['one'] }),
      door('far', '09:00', { staffIds: ['two'], point: at(3000) }),
      door('near', '09:15', { staffIds: ['one'], point: at(200) }),
    ]
    expect(stopsOf(doors)).toEqual([['start'], ['near'], ['far']])
    expect(stopsOf([...doors.slice(0, 2), { ...(doors[2] as Door), from: '09:30' }])).toEqual([
      ['start'],
      ['far'],
      ['near'],
    ])
  })

  it('never sends one person back in time for a shorter way', () => {
    const short = { staffIds: ['one'] }
    const doors = [
      door('first', '09:00', { ...short, to: '09:10', point: at(900) }),
      door('second', '09:20', { ...short, point: at(0) }),
    ]
    expect(stopsOf(doors, at(0))).toEqual([['first'], ['second']])
  })

  it('puts those first whose time has begun and where nobody is', () => {
    expect(stopsOf([door('a', '08:00'), door('b', '10:00', { late: true })])).toEqual([
      ['b'],
      ['a'],
    ])
  })

  it('tells whole metres from the stop before, and from the start when that is known', () => {
    const doors = [door('a', '08:00', { point: at(1000) }), door('b', '10:00', { point: at(1500) })]
    expect(orderDoors(doors).stops.map(({ metresFromLast }) => metresFromLast)).toEqual([
      undefined,
      Math.round(metresBetween(at(1000), at(1500))),
    ])
    expect(orderDoors(doors, at(0)).stops[0]?.metresFromLast).toBe(
      Math.round(metresBetween(at(0), at(1000))),
    )
  })
})

describe('a household', () => {
  const home = { address: '桃源路 5 号' }

  it('is one stop for two people one after the other', () => {
    expect(stopsOf([door('wife', '09:00', home), door('man', '09:30', home)])).toEqual([
      ['wife', 'man'],
    ])
  })

  it('is one stop with a pause of an hour, and two with a longer one', () => {
    const first = door('wife', '09:00', home)
    expect(stopsOf([first, door('man', '10:30', home)])).toHaveLength(1)
    expect(stopsOf([first, door('man', '10:31', home)])).toHaveLength(2)
  })

  it('is two stops when who comes has another door in between', () => {
    const doors = [door('wife', '09:00', home), door('b', '09:40'), door('man', '10:20', home)]
    expect(stopsOf(doors)).toEqual([['wife'], ['b'], ['man']])
  })
})

describe('a door that cannot be gone to', () => {
  it.each([
    ['no-address', { address: undefined }],
    ['no-point', { point: undefined }],
    ['nobody-assigned', { staffIds: [] }],
  ])('is left out with %s', (why, facts) => {
    const lacking = { ...door('a', '08:00'), ...facts } as Door
    expect(orderDoors([lacking])).toEqual({ stops: [], unplaced: [{ id: 'a', why }] })
  })

  it('overlaps what the same person does before, but not by ending when it begins', () => {
    const first = door('a', '08:00')
    expect(orderDoors([first, door('b', '08:29')]).unplaced).toEqual([{ id: 'b', why: 'overlaps' }])
    expect(orderDoors([first, door('b', '08:30')]).unplaced).toEqual([])
    expect(orderDoors([first, door('b', '08:29', { staffIds: ['other'] })]).unplaced).toEqual([])
  })

  it('is too far when the way takes longer than the time between', () => {
    const first = door('a', '08:00')
    const way = routeRules.metresPerMinute * 10
    const reached = (metres: number) =>
      orderDoors([first, door('b', '08:40', { point: at(metres) })]).unplaced
    expect(reached(way - 50)).toEqual([])
    expect(reached(way + 50)).toEqual([{ id: 'b', why: 'too-far' }])
  })

  it('is in nobody’s way: who cannot get there goes on to the next', () => {
    const doors = [
      door('a', '08:00'),
      door('b', '08:40', { point: at(60_000) }),
      door('c', '09:30', { point: at(100) }),
    ]
    expect(stopsOf(doors)).toEqual([['a'], ['c']])
  })
})

describe('whatever a day holds', () => {
  const anyDoor = fc.record({
    staffIds: fc.subarray(['one', 'two', 'three'], { maxLength: 2 }),
    address: fc.option(fc.constantFrom('甲', '乙', '丙', '丁'), { nil: undefined }),
    metres: fc.option(fc.integer({ min: -4000, max: 4000 }), { nil: undefined }),
    quarter: fc.integer({ min: 0, max: 56 }),
    quarters: fc.integer({ min: 1, max: 4 }),
    late: fc.boolean(),
  })
  const anyDay = fc.array(anyDoor, { maxLength: 14 }).map((all) =>
    all.map(({ address, metres, quarter, quarters, ...facts }, id): Door => {
      const from = later('07:00', quarter * 15)
      return {
        ...facts,
        id: String(id).padStart(2, '0'),
        from,
        to: later(from, quarters * 15),
        ...(address === undefined ? {} : { address }),
        ...(metres === undefined ? {} : { point: at(metres) }),
      }
    }),
  )

  it('every door stands once, in a stop or among those left out', () => {
    fc.assert(
      fc.property(anyDay, (doors) => {
        const { stops, unplaced } = orderDoors(doors)
        const all = [...stops.flatMap(({ doorIds }) => doorIds), ...unplaced.map(({ id }) => id)]
        expect(all.toSorted()).toEqual(doors.map(({ id }) => id).toSorted())
      }),
    )
  })

  it('the order the doors come in does not matter', () => {
    fc.assert(
      fc.property(anyDay, fc.infiniteStream(fc.nat()), (doors, luck) => {
        const shuffled = doors
          .map((each) => ({ each, at: luck.next().value as number }))
          .toSorted((one, other) => one.at - other.at)
          .map(({ each }) => each)
        expect(orderDoors(shuffled)).toEqual(orderDoors(doors))
      }),
    )
  })

  it('everybody’s own doors stand in time, but that late ones come first', () => {
    fc.assert(
      fc.property(anyDay, (all) => {
        const doors = all.map((each) => ({ ...each, late: false }))
        const times = orderDoors(doors)
          .stops.flatMap(({ doorIds }) => doorIds)
          .map((id) => doors.find((each) => each.id === id))
        for (const who of ['one', 'two', 'three']) {
          const own = times.flatMap((each) => (each?.staffIds.includes(who) ? [each.from] : []))
          expect(own).toEqual(own.toSorted())
        }
      }),
    )
  })
})
