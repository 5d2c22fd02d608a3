/** `wx.createAnimation()`: remembers steps and exports them as the `animation` attribute takes them. */

interface Timing {
  duration?: number
  timingFunction?: string
  delay?: number
  transformOrigin?: string
}

interface Animate {
  type: string
  args: unknown[]
}

interface Step {
  animates: Animate[]
  option: {
    transformOrigin: string
    transition: { duration: number; timingFunction: string; delay: number }
  }
}

const transforms =
  'matrix matrix3d rotate rotate3d rotateX rotateY rotateZ scale scale3d scaleX scaleY scaleZ skew skewX skewY translate translate3d translateX translateY translateZ'
const styles = 'opacity backgroundColor width height left right top bottom'

export class PhoneAnimation {
  private animates: Animate[] = []
  private actions: Step[] = []
  /** `translate`, `opacity` and the others, each answering the animation itself. */
  readonly [method: string]: unknown

  constructor(private readonly timing: Timing = {}) {
    const methods: Record<string, unknown> = {}
    for (const type of transforms.split(' '))
      methods[type] = (...args: unknown[]) => this.add(type, args)
    for (const name of styles.split(' ')) {
      const kebab = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
      const pixels = name !== 'opacity' && name !== 'backgroundColor'
      methods[name] = (value: unknown) =>
        this.add('style', [kebab, pixels && typeof value === 'number' ? `${value}px` : value])
    }
    Object.assign(this, methods)
  }

  private add(type: string, args: unknown[]): this {
    this.animates.push({ type, args })
    return this
  }

  /** Ends a group of changes that run together. */
  step(changes: Timing = {}): this {
    const {
      duration = 400,
      timingFunction = 'linear',
      delay = 0,
      transformOrigin = '50% 50% 0',
    } = {
      ...this.timing,
      ...changes,
    }
    const option = { transformOrigin, transition: { duration, timingFunction, delay } }
    this.actions.push({ animates: this.animates, option })
    this.animates = []
    return this
  }

  /** Hands the steps over and starts anew. */
  export(): { actions: Step[] } {
    const { actions } = this
    this.actions = []
    return { actions }
  }
}
