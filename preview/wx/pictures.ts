import type { Host } from '../runtime/contract'
import { api, Failure, type Apis, type Result } from './call'
import { addressOf, filesOf } from './files'
import { showPictures } from './prompts/pictures'

interface Preview {
  urls: string[]
  current?: string | number
}

interface Compression {
  src: string
  quality?: number
  compressedWidth?: number
  compressedHeight?: number
}

/** Looking at pictures and files, measuring, shrinking and saving them. */
export function pictureApis(host: Host): Apis {
  const show = (urls: string[], at: number): void => {
    const addresses = urls.map((url) => addressOf(host, url))
    void showPictures(host, addresses, at)
  }
  return {
    previewImage: api<Preview>('previewImage', ({ urls, current = 0 }) => {
      show(urls, typeof current === 'number' ? current : Math.max(0, urls.indexOf(current)))
    }),
    previewMedia: api<{ sources: { url: string }[]; current?: number }>(
      'previewMedia',
      ({ sources, current = 0 }) => {
        show(
          sources.map(({ url }) => url),
          current,
        )
      },
    ),
    getImageInfo: api<{ src: string }>('getImageInfo', ({ src }) => measure(host, src)),
    compressImage: api<Compression>('compressImage', (wish) => compress(host, wish)),
    saveImageToPhotosAlbum: api<{ filePath: string }>('saveImageToPhotosAlbum', ({ filePath }) => {
      handOver(addressOf(host, filePath), filePath)
    }),
    saveFileToDisk: api<{ filePath: string }>('saveFileToDisk', ({ filePath }) => {
      const address = filesOf(host).address(filePath)
      if (!address) throw new Failure(`file doesn't exist: ${filePath}`)
      handOver(address, filePath)
    }),
    openDocument: api<{ filePath: string }>('openDocument', ({ filePath }) => {
      const address = filesOf(host).address(filePath)
      if (!address) throw new Failure(`file doesn't exist: ${filePath}`)
      window.open(address, '_blank', 'noopener')
    }),
  }
}

/** The browser saves it under the name the phone knows it by. */
function handOver(address: string, filePath: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = filePath.split('/').at(-1) ?? 'file'
  link.click()
}

async function loaded(address: string): Promise<HTMLImageElement> {
  const image = new Image()
  image.src = address
  try {
    await image.decode()
  } catch {
    throw new Failure('image not found')
  }
  return image
}

async function measure(host: Host, src: string): Promise<Result> {
  const image = await loaded(addressOf(host, src))
  const kept = filesOf(host).read(src)?.type.split('/')[1]
  const type = kept ?? /\.(\w+)$/.exec(src)?.[1] ?? 'unknown'
  const { naturalWidth: width, naturalHeight: height } = image
  return { width, height, type, path: src, orientation: 'up' }
}

async function compress(host: Host, { src, quality = 80, ...size }: Compression): Promise<Result> {
  const image = await loaded(addressOf(host, src))
  const share = scaleFor(image, size.compressedWidth, size.compressedHeight)
  const width = Math.round(image.naturalWidth * share)
  const canvas = new OffscreenCanvas(width, Math.round(image.naturalHeight * share))
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: quality / 100 })
  return { tempFilePath: await filesOf(host).keep(blob, 'compressed.jpg') }
}

function scaleFor(image: HTMLImageElement, width?: number, height?: number): number {
  if (width) return width / image.naturalWidth
  return height ? height / image.naturalHeight : 1
}
