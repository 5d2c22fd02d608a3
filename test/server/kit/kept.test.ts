import { createKept } from '../../../server/kit/kept'

const LONG_MS = 3_600_000

function asking() {
  const asked: string[][] = []
  const ask = (missing: string[]) => {
    asked.push(missing)
    return Promise.resolve(new Map(missing.map((key) => [key, `centre ${key}`])))
  }
  return { asked, ask }
}

describe('what hardly ever changes', () => {
  it('is asked for once, and only what is not kept', async () => {
    const kept = createKept<string>(LONG_MS)
    const { asked, ask } = asking()
    await kept.each(['east'], ask)
    const found = await kept.each(['east', 'west'], ask)
    expect([...found.keys()].sort()).toEqual(['east', 'west'])
    expect(asked).toEqual([['east'], ['west']])
  })

  it('is asked for again when its time is over', async () => {
    const kept = createKept<string>(0)
    const { asked, ask } = asking()
    await kept.each(['east'], ask)
    await kept.each(['east'], ask)
    expect(asked).toHaveLength(2)
  })

  it('is dropped at once by a write', async () => {
    const kept = createKept<string>(LONG_MS)
    const { asked, ask } = asking()
    await kept.each(['east'], ask)
    kept.forget()
    await kept.each(['east'], ask)
    expect(asked).toHaveLength(2)
  })

  it('is not kept when it was read while somebody wrote', async () => {
    const kept = createKept<string>(LONG_MS)
    const { asked, ask } = asking()
    await kept.each(['east'], (missing) => {
      kept.forget()
      return Promise.resolve(new Map(missing.map((key) => [key, 'of before'])))
    })
    expect([...(await kept.each(['east'], ask)).values()]).toEqual(['centre east'])
    expect(asked).toHaveLength(1)
  })

  it('knows nothing of what was not found', async () => {
    const kept = createKept<string>(LONG_MS)
    await kept.each(['east'], () => Promise.resolve(new Map<string, string>()))
    const { asked, ask } = asking()
    await kept.each(['east'], ask)
    expect(asked).toEqual([['east']])
  })
})
