/**
 * The fifteen sizes a person can set in WeChat: 7 on iOS, 8 on Android.
 *
 * iOS: WeChat's design guide for the elderly (developers.weixin.qq.com/miniprogram/design/elderly.html) lists the
 * body sizes 16, 17, 18.5, 20, 22, 23.8 and 25.5 px on a 414 px screen; the standard is 17 px. Android: factors as
 * seen on phones; WeChat publishes no table for them.
 */
export interface FontStep {
  system: 'iOS' | 'Android'
  words: string
  factor: number
}

const ios = [16, 17, 18.5, 20, 22, 23.8, 25.5].map((px) => Number((px / 17).toFixed(3)))
const android = [0.8, 1, 1.1, 1.12, 1.125, 1.4, 1.55, 1.65]
const iosWords = ['小一档', '标准', '大一档', '大两档', '大三档', '关怀模式', '最大']

export const fontSteps: FontStep[] = [
  ...ios.map((factor, at): FontStep => ({ system: 'iOS', words: iosWords[at] ?? '', factor })),
  ...android.map((factor, at): FontStep => ({
    system: 'Android',
    words: androidWords(at),
    factor,
  })),
]

function androidWords(at: number): string {
  if (at === 0) return '小一档'
  if (at === 1) return '标准'
  return at === android.length - 1 ? '最大' : `大 ${at - 1} 档`
}
