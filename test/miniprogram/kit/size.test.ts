import {
  chooseSizeMode,
  isLarge,
  scaleFor,
  scaleNow,
  sizeMode,
  sizeStyle,
} from '../../../miniprogram/kit/size'
import { newPhone } from '../support/phone'

/** WeChat's letter sizes: 7 on iOS (of 17 px), 8 on Android. */
const steps = [
  ...[16, 17, 18.5, 20, 22, 23.8, 25.5].map((px) => px / 17),
  ...[0.8, 1, 1.1, 1.12, 1.125, 1.4, 1.55, 1.65],
]

describe('the size of letters', () => {
  it('is 长辈版 until somebody chooses otherwise', () => {
    newPhone()
    expect(sizeMode()).toBe('elder')
    expect(sizeStyle(scaleNow('elder'))).toBe('--scale:1.12')
    chooseSizeMode('standard')
    expect(scaleNow('elder')).toBe(1)
  })

  it('follows WeChat from one showing of a page to the next', () => {
    const phone = newPhone()
    phone.fontSizeScaleFactor = 1.4
    expect(scaleNow('work')).toBe(1.4)
    phone.fontSizeScaleFactor = 1.65
    expect(scaleNow('work')).toBe(1.65)
  })

  it.each(steps)('shows body text of at least 18 px to elders at step %f', (step) => {
    expect(18 * scaleFor('elder', 'elder', step)).toBeGreaterThanOrEqual(18 * Math.max(1, step))
    expect(18 * scaleFor('elder', 'standard', step)).toBeGreaterThanOrEqual(18)
  })

  it('calls large what no longer fits side by side, and not what 长辈版 begins with', () => {
    expect([1, 1.12, 1.65].map(isLarge)).toEqual([false, false, true])
  })

  it('is larger in 长辈版 than in 标准版 at every step', () => {
    for (const step of steps) {
      expect(scaleFor('elder', 'elder', step)).toBeGreaterThan(scaleFor('elder', 'standard', step))
    }
  })
})
