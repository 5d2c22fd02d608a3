import { CrashTest } from '../../../../tools/database/crash'

const seed = Number(process.env.SEED ?? 727_693)

describe(`an engine that is killed (seed ${String(seed)})`, () => {
  it('has lost nothing acknowledged, applied nothing by half, and indexed everything', async () => {
    const result = await new CrashTest(seed).run(5)
    expect(result.faults).toEqual([])
    expect(result.kills).toBe(5)
    expect(result.writes).toBeGreaterThan(0)
  }, 120_000)
})
