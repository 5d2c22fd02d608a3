import type { Host } from '../runtime/contract'
import { api, Failure, type Apis } from './call'
import { OldContext } from './old-canvas'
import { addressOf, filesOf } from './files'

interface ToFile {
  canvas?: HTMLCanvasElement
  canvasId?: string
  x?: number
  y?: number
  width?: number
  height?: number
  destWidth?: number
  destHeight?: number
  fileType?: 'png' | 'jpg'
  quality?: number
}

/** Canvases, and the players that have contexts of their own. */
export function drawingApis(host: Host): Apis {
  const playerOf = (id: string, component?: unknown) =>
    host.findBuiltin(`#${id}`, component)?.handle.context
  const pixels = (id: string | undefined): HTMLCanvasElement => {
    const found = [...host.frame.querySelectorAll('canvas')].findLast(
      (each) => each.dataset['canvasId'] === id,
    )
    if (!found) throw new Failure(`canvas ${id ?? ''} is not on the page`)
    return found
  }
  return {
    createCanvasContext: (id: string) =>
      new OldContext(
        () => pixels(id),
        (path) => addressOf(host, path),
      ),
    createOffscreenCanvas: ({
      width = 300,
      height = 150,
    }: { width?: number; height?: number } = {}) =>
      Object.assign(document.createElement('canvas'), {
        width,
        height,
        createImage: () => new Image(),
      }),
    createVideoContext: playerOf,
    createAudioContext: playerOf,
    canvasToTempFilePath: api<ToFile>('canvasToTempFilePath', async (wish) => ({
      tempFilePath: await toFile(host, wish.canvas ?? pixels(wish.canvasId), wish),
    })),
    canvasGetImageData: api<ToFile & { x: number; y: number; width: number; height: number }>(
      'canvasGetImageData',
      ({ canvasId, x, y, width, height }) => {
        const image = pixels(canvasId).getContext('2d')?.getImageData(x, y, width, height)
        return { width, height, data: image?.data }
      },
    ),
  }
}

async function toFile(host: Host, from: HTMLCanvasElement, wish: ToFile): Promise<string> {
  const jpeg = wish.fileType === 'jpg'
  const blob = await new Promise<Blob | null>((done) =>
    cut(from, wish).toBlob(done, jpeg ? 'image/jpeg' : 'image/png', wish.quality),
  )
  if (!blob) throw new Failure('canvas is empty or tainted')
  return filesOf(host).keep(blob, jpeg ? 'canvas.jpg' : 'canvas.png')
}

/** The part of a canvas the page asked for, at the size it asked for. */
function cut(from: HTMLCanvasElement, wish: ToFile): HTMLCanvasElement {
  const { x = 0, y = 0, width = from.width - x, height = from.height - y } = wish
  const copy = document.createElement('canvas')
  copy.width = wish.destWidth ?? width
  copy.height = wish.destHeight ?? height
  copy.getContext('2d')?.drawImage(from, x, y, width, height, 0, 0, copy.width, copy.height)
  return copy
}
