import { keep, kept } from './storage'

/** 长辈版 (the default on elder pages) or 标准版. */
export type SizeMode = 'elder' | 'standard'
/** Elder and family pages, or pages of people at work. */
export type PageKind = 'elder' | 'work'

/** How much larger 长辈版 is: the body text of 18 px becomes 20 px. */
const ELDER_SCALE = 1.12

export const sizeMode = (): SizeMode => kept<SizeMode>('linli.size') ?? 'elder'
export const chooseSizeMode = (mode: SizeMode): void => keep('linli.size', mode)

/**
 * By how much every size on a page is multiplied. It follows the letter size set in WeChat upwards; it never goes
 * below our own sizes on elder pages, because 18 px is the least an elder page may show.
 */
export function scaleFor(kind: PageKind, mode: SizeMode, wechatFactor: number): number {
  const factor = kind === 'elder' ? Math.max(1, wechatFactor) : Math.max(0.9, wechatFactor)
  const chosen = kind === 'elder' && mode === 'elder' ? ELDER_SCALE : 1
  return Math.round(factor * chosen * 1000) / 1000
}

/** The letter size set in WeChat, 1 for the standard one. */
function wechatFactor(): number {
  const { fontSizeScaleFactor, fontSizeSetting } = wx.getAppBaseInfo() as {
    fontSizeScaleFactor?: number
    fontSizeSetting?: number
  }
  // Older base libraries only tell the size in pixels; 16 is the standard.
  return fontSizeScaleFactor ?? (fontSizeSetting ? fontSizeSetting / 16 : 1)
}

/** The scale of a page as it is now. */
export const scaleNow = (kind: PageKind): number => scaleFor(kind, sizeMode(), wechatFactor())

/** The style of a page's root view, from which all sizes follow. */
export const sizeStyle = (scale: number): string => `--scale:${scale}`

/** From here on two words side by side no longer fit a phone, and pages drop what is only for looks. */
export const isLarge = (scale: number): boolean => scale > 1.25
