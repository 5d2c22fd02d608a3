import type { Host } from '../runtime/contract'
import type { Apis } from './call'

interface Wish {
  minWidth?: number
  maxWidth?: number
  width?: number
  minHeight?: number
  maxHeight?: number
  height?: number
  orientation?: 'portrait' | 'landscape'
}

/** `wx.createMediaQueryObserver()`: tells at once, and again whenever the phone's window changes sides. */
export function mediaQueryApis(host: Host): Apis {
  return {
    createMediaQueryObserver: () => {
      let off: (() => void) | undefined
      return {
        observe: (wish: Wish, tell: (result: { matches: boolean }) => void) => {
          let last: boolean | undefined
          const look = (): void => {
            const matches = fits(host, wish)
            if (matches !== last) tell({ matches })
            last = matches
          }
          off = host.on('resize', look)
          look()
        },
        disconnect: () => off?.(),
      }
    },
  }
}

function fits(host: Host, wish: Wish): boolean {
  const { windowWidth, windowHeight } = host.viewport()
  const shape = windowWidth > windowHeight ? 'landscape' : 'portrait'
  return (
    between(windowWidth, wish.minWidth, wish.maxWidth, wish.width) &&
    between(windowHeight, wish.minHeight, wish.maxHeight, wish.height) &&
    (wish.orientation === undefined || wish.orientation === shape)
  )
}

function between(value: number, least = -Infinity, most = Infinity, exact = value): boolean {
  return value >= least && value <= most && value === exact
}
