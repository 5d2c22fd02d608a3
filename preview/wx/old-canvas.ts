/** The canvas interface from before `type="2d"`: steps are remembered and drawn by `draw()`. */

type Step = (context: CanvasRenderingContext2D) => void

/** Methods whose name and arguments are the browser's own. */
const same = [
  'arc',
  'arcTo',
  'beginPath',
  'bezierCurveTo',
  'clearRect',
  'clip',
  'closePath',
  'fill',
  'fillRect',
  'fillText',
  'lineTo',
  'moveTo',
  'quadraticCurveTo',
  'rect',
  'restore',
  'rotate',
  'save',
  'scale',
  'setTransform',
  'stroke',
  'strokeRect',
  'strokeText',
  'transform',
  'translate',
] as const

/** `setFillStyle(x)` and the like set the browser's property of that name. */
const setters: Record<string, string> = {
  setFillStyle: 'fillStyle',
  setStrokeStyle: 'strokeStyle',
  setLineWidth: 'lineWidth',
  setLineCap: 'lineCap',
  setLineJoin: 'lineJoin',
  setMiterLimit: 'miterLimit',
  setGlobalAlpha: 'globalAlpha',
  setTextAlign: 'textAlign',
  setTextBaseline: 'textBaseline',
}

export class OldContext {
  private steps: Step[] = []
  readonly [method: string]: unknown

  constructor(
    private readonly canvas: () => HTMLCanvasElement,
    private readonly address: (path: string) => string,
  ) {
    const methods: Record<string, unknown> = this.methods()
    for (const name of same) {
      methods[name] = (...given: unknown[]) =>
        this.steps.push((context) => void (context[name] as (...all: unknown[]) => void)(...given))
    }
    for (const [method, property] of Object.entries(setters)) {
      methods[method] = (value: unknown) => this.put(property, value)
      Object.defineProperty(this, property, { set: (value: unknown) => this.put(property, value) })
    }
    Object.defineProperty(this, 'font', { set: (value: unknown) => this.put('font', value) })
    Object.assign(this, methods)
  }

  private methods(): Record<string, unknown> {
    return {
      setFontSize: (size: number) => this.put('font', `${size}px sans-serif`),
      setLineDash: (pattern: number[], offset = 0) =>
        this.steps.push((context) => {
          context.setLineDash(pattern)
          context.lineDashOffset = offset
        }),
      setShadow: (x: number, y: number, blur: number, color: string) =>
        this.steps.push((context) =>
          Object.assign(context, {
            shadowOffsetX: x,
            shadowOffsetY: y,
            shadowBlur: blur,
            shadowColor: color,
          }),
        ),
      createLinearGradient: (...ends: [number, number, number, number]) =>
        this.brush().createLinearGradient(...ends),
      createCircularGradient: (x: number, y: number, radius: number) =>
        this.brush().createRadialGradient(x, y, 0, x, y, radius),
      measureText: (text: string) => this.brush().measureText(text),
      drawImage: (path: string, ...place: number[]) =>
        this.steps.push((context) => this.picture(context, path, place)),
      draw: (keep?: boolean, done?: () => void) => this.paint(keep === true, done),
    }
  }

  private put(property: string, value: unknown): void {
    this.steps.push((context) => Object.assign(context, { [property]: value }))
  }

  private brush(): CanvasRenderingContext2D {
    const context = this.canvas().getContext('2d')
    if (!context) throw new Error('this browser cannot draw on a canvas')
    return context
  }

  private picture(context: CanvasRenderingContext2D, path: string, place: number[]): void {
    const image = new Image()
    image.onload = () =>
      (context.drawImage as (...all: unknown[]) => void).call(context, image, ...place)
    image.src = this.address(path)
  }

  private paint(keep: boolean, done?: () => void): void {
    const steps = this.steps
    this.steps = []
    requestAnimationFrame(() => {
      const context = this.brush()
      if (!keep) context.clearRect(0, 0, context.canvas.width, context.canvas.height)
      context.save()
      steps.forEach((step) => step(context))
      context.restore()
      done?.()
    })
  }
}
