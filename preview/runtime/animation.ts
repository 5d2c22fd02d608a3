import { webUnits } from '../kit/units'

/** What `wx.createAnimation().export()` gives. */
interface AnimationData {
  actions?: AnimationStep[]
}

interface AnimationStep {
  animates: { type: string; args: unknown[] }[]
  option: {
    transformOrigin?: string
    transition?: { duration?: number; timingFunction?: string; delay?: number }
  }
}

const styled = new Set([
  'opacity',
  'backgroundColor',
  'width',
  'height',
  'left',
  'top',
  'right',
  'bottom',
])

const angles = new Set(['rotate', 'rotateX', 'rotateY', 'rotateZ', 'skew', 'skewX', 'skewY'])
const lengths = new Set(['translate', 'translateX', 'translateY', 'translateZ', 'translate3d'])

/** Runs the steps one after another as CSS transitions. */
export function playAnimation(dom: HTMLElement, value: unknown): void {
  const steps = [...((value as AnimationData | null)?.actions ?? [])]
  const next = () => {
    const step = steps.shift()
    if (!step) return
    const { duration = 400, timingFunction = 'linear', delay = 0 } = step.option.transition ?? {}
    dom.style.transition = `all ${String(duration)}ms ${timingFunction} ${String(delay)}ms`
    dom.style.transformOrigin = step.option.transformOrigin ?? ''
    applyStep(dom, step)
    window.setTimeout(next, duration + delay)
  }
  // The element may have been made in this very task: a transition needs a first frame to start from.
  if (steps.length > 0) requestAnimationFrame(next)
}

function applyStep(dom: HTMLElement, step: AnimationStep) {
  const transforms: string[] = []
  for (const { type, args } of step.animates) {
    if (type === 'style') dom.style.setProperty(cssName(String(args[0])), text(args[1]))
    else if (styled.has(type)) dom.style.setProperty(cssName(type), sized(type, args[0]))
    else transforms.push(`${type}(${args.map((argument) => withUnit(type, argument)).join(',')})`)
  }
  if (transforms.length > 0) dom.style.transform = transforms.join(' ')
}

const cssName = (name: string) => name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)
const text = (value: unknown) => webUnits(String(value))
const sized = (type: string, value: unknown) =>
  typeof value === 'number' && !/opacity|Color/.test(type) ? `${String(value)}px` : text(value)

function withUnit(type: string, value: unknown): string {
  if (typeof value !== 'number') return text(value)
  if (angles.has(type)) return `${String(value)}deg`
  return lengths.has(type) ? `${String(value)}px` : String(value)
}
