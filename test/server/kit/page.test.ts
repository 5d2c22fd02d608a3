import { cursorOf, pageOfRows, readCursor } from '../../../server/kit/page'
import { Refusal } from '../../../server/kit/refusal'

const rows = ['a', 'b', 'c'].map((name) => ({ name, id: name.repeat(3) }))
const values = ({ name, id }: { name: string; id: string }) => [name, id]

describe('a page', () => {
  it('of all rows has no next one', () => {
    expect(pageOfRows(rows, 3, values)).toEqual({ items: rows })
  })

  it('points to the next one when a row more was found', () => {
    const page = pageOfRows(rows, 2, values)
    expect(page.items).toHaveLength(2)
    expect(readCursor(page.next ?? '', 2)).toEqual(['b', 'bbb'])
  })

  it('of nothing is empty', () => {
    expect(pageOfRows([], 20, values)).toEqual({ items: [] })
  })
})

describe('a cursor', () => {
  it('keeps Chinese', () => {
    expect(readCursor(cursorOf(['王', '1']), 2)).toEqual(['王', '1'])
  })

  it.each([
    ['is no base64 of JSON', '!!!'],
    ['holds an operator', Buffer.from('[{"$gt":""},"x"]').toString('base64url')],
    ['holds too many values', cursorOf(['a', 'b', 'c'])],
    ['holds no list', Buffer.from('"ab"').toString('base64url')],
  ])('that %s is refused', (_, cursor) => {
    expect(() => readCursor(cursor, 2)).toThrow(new Refusal('page.bad-cursor'))
  })
})
