import {
  createMemory,
  forgetReads,
  forgetTopic,
  rememberingReads,
} from '../../../server/kit/remembering'

/** Answers names, and keeps what it was asked for. */
function register() {
  const asked: string[] = []
  const one = (key: string) => () => {
    asked.push(key)
    return Promise.resolve(`name of ${key}`)
  }
  const each = (missing: string[]) => {
    asked.push(missing.join('+'))
    const found = missing.filter((key) => key !== 'nobody')
    return Promise.resolve(new Map(found.map((key) => [key, `name of ${key}`])))
  }
  return { asked, one, each, memory: createMemory<string>('people') }
}

describe('what a request has read', () => {
  it('is not asked for again', async () => {
    const { asked, one, memory } = register()
    await rememberingReads(async () => {
      expect(await memory.one('wang', one('wang'))).toBe('name of wang')
      expect(await memory.one('wang', one('wang'))).toBe('name of wang')
    })
    expect(asked).toEqual(['wang'])
  })

  it('is asked for once by two who ask at the same time', async () => {
    const { asked, one, memory } = register()
    await rememberingReads(() =>
      Promise.all([memory.one('wang', one('wang')), memory.one('wang', one('wang'))]),
    )
    expect(asked).toEqual(['wang'])
  })

  it('is left out of a question about several; nobody is remembered, too', async () => {
    const { asked, each, memory } = register()
    await rememberingReads(async () => {
      await memory.each(['wang', 'nobody'], each)
      const found = await memory.each(['li', 'nobody', 'wang'], each)
      expect([...found]).toEqual([
        ['li', 'name of li'],
        ['wang', 'name of wang'],
      ])
    })
    expect(asked).toEqual(['wang+nobody', 'li'])
  })

  it('may be read ahead with something else', async () => {
    const { asked, one, memory } = register()
    await rememberingReads(async () => {
      memory.put('wang', 'read ahead')
      expect(await memory.one('wang', one('wang'))).toBe('read ahead')
    })
    expect(asked).toEqual([])
  })

  it('is never known to the next request', async () => {
    const { asked, one, memory } = register()
    for (let request = 0; request < 2; request++)
      await rememberingReads(() => memory.one('wang', one('wang')))
    expect(asked).toEqual(['wang', 'wang'])
  })

  it('is not known to what goes on after the request', async () => {
    const { asked, one, memory } = register()
    let later: () => Promise<string> = () => Promise.resolve('')
    let end: () => void = () => undefined
    const ended = new Promise<void>((done) => (end = done))
    await rememberingReads(async () => {
      await memory.one('wang', one('wang'))
      const goesOn = ended.then(() => memory.one('wang', one('wang')))
      later = () => goesOn
    })
    end()
    await later()
    expect(asked).toEqual(['wang', 'wang'])
  })

  it('is forgotten with a write of its topic, and no other', async () => {
    const { asked, one, memory } = register()
    await rememberingReads(async () => {
      await memory.one('wang', one('wang'))
      forgetTopic('staff')
      await memory.one('wang', one('wang'))
      forgetTopic('people')
      await memory.one('wang', one('wang'))
    })
    expect(asked).toEqual(['wang', 'wang'])
  })

  it('is forgotten when a transaction is taken back', async () => {
    const { asked, one, memory } = register()
    await rememberingReads(async () => {
      await memory.one('wang', one('wang'))
      forgetReads()
      await memory.one('wang', one('wang'))
    })
    expect(asked).toEqual(['wang', 'wang'])
  })

  it('is asked for again when the question failed', async () => {
    const { asked, one, each, memory } = register()
    const broken = () => Promise.reject(new Error('broken'))
    await rememberingReads(async () => {
      await expect(memory.one('wang', broken)).rejects.toThrow('broken')
      await memory.one('wang', one('wang'))
      await expect(memory.each(['li', 'chen'], broken)).rejects.toThrow('broken')
      await memory.each(['li', 'chen'], each)
    })
    expect(asked).toEqual(['wang', 'li+chen'])
  })
})

it('outside of a request nothing is remembered', async () => {
  const { asked, one, each, memory } = register()
  await memory.one('wang', one('wang'))
  await memory.one('wang', one('wang'))
  await memory.each(['wang'], each)
  expect(asked).toEqual(['wang', 'wang', 'wang'])
})
