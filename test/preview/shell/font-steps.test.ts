import { fontSteps } from '../../../preview/shell/font-steps'

test('there are fifteen letter sizes: seven on iOS, eight on Android, growing, one standard each', () => {
  for (const [system, count, largest] of [
    ['iOS', 7, 1.5],
    ['Android', 8, 1.65],
  ] as const) {
    const factors = fontSteps.filter((step) => step.system === system).map(({ factor }) => factor)
    expect(factors).toHaveLength(count)
    expect(factors).toEqual([...factors].sort((one, other) => one - other))
    expect(factors.filter((factor) => factor === 1)).toHaveLength(1)
    expect(factors.at(-1)).toBe(largest)
  }
})

test('the care mode of WeChat is 1.4 times the standard', () => {
  expect(fontSteps.find(({ words }) => words === '关怀模式')?.factor).toBe(1.4)
})
