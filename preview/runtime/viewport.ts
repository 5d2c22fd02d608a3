import { BAR_HEIGHT } from './navigation-bar'
import { TAB_BAR_HEIGHT } from './tab-bar'
import type { Viewport } from './contract'

/** Screens wider than this are tablets or PCs: an rpx stays what it is on a 375 pixel phone. */
const WIDEST_PHONE = 500
/** A document without layout (unit tests) measures 0: then it is the common phone. */
const COMMON = { width: 375, height: 812 }

/** Size of the phone's screen; measured once and again when it changes. */
export interface Screen {
  width: number
  height: number
}

export function measure(root: HTMLElement): Screen {
  const { width, height } = root.getBoundingClientRect()
  return { width: width || COMMON.width, height: height || COMMON.height }
}

/** Pixels of one rpx. */
const rpx = ({ width }: Screen): number => (width > WIDEST_PHONE ? 375 : width) / 750

/** What wx.getWindowInfo tells of a page with or without its own bar. */
export function viewportOf(screen: Screen, customBar: boolean, tabs: boolean): Viewport {
  const top = customBar ? 0 : BAR_HEIGHT
  return {
    screenWidth: screen.width,
    screenHeight: screen.height,
    windowWidth: screen.width,
    windowHeight: screen.height - top - (tabs ? TAB_BAR_HEIGHT : 0),
    windowTop: top,
    statusBarHeight: 0,
    navigationBarHeight: BAR_HEIGHT,
    safeAreaBottom: 0,
    pixelRatio: window.devicePixelRatio || 1,
  }
}

/** The units of style sheets, relative to the page on top. */
export function setUnits(root: HTMLElement, screen: Screen, windowHeight: number): void {
  root.style.setProperty('--rpx', `${String(rpx(screen))}px`)
  root.style.setProperty('--vw', `${String(screen.width / 100)}px`)
  root.style.setProperty('--vh', `${String(windowHeight / 100)}px`)
}
