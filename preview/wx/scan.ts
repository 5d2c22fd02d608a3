import type { Host } from '../runtime/contract'
import { Failure, type Result } from './call'
import { fromText, toText } from './encoding'
import { actionSheet } from './prompts/action-sheet'
import { askLine, pickFiles } from './prompts/pick-file'

interface Detector {
  detect(image: ImageBitmap): Promise<{ rawValue: string; format: string }[]>
}

type DetectorClass = new () => Detector

/** The browser's own reader of codes; not every browser has one. */
function detector(): Detector | undefined {
  const known = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector
  return known && new known()
}

/** Reads a code from a picture, or takes its content as typed text where the browser cannot read one. */
export async function scan(host: Host): Promise<Result> {
  const reader = detector()
  const ways = reader ? ['从照片里扫', '输入码的内容'] : ['输入码的内容']
  const way = await actionSheet(host, { itemList: ways, alertText: '扫一扫' })
  if (way < 0) throw new Failure('cancel')
  return reader && way === 0 ? fromPicture(host, reader) : fromWords(host)
}

async function fromWords(host: Host): Promise<Result> {
  const words = await askLine(host, '码的内容', '')
  if (!words) throw new Failure('cancel')
  return scanned(words, 'QR_CODE')
}

async function fromPicture(host: Host, reader: Detector): Promise<Result> {
  const [file] = await pickFiles(host, { label: '选择有码的照片', accept: 'image/*', count: 1 })
  if (!file) throw new Failure('cancel')
  const [code] = await reader.detect(await createImageBitmap(file))
  if (!code) throw new Failure('no code in the picture')
  return scanned(code.rawValue, code.format.toUpperCase())
}

function scanned(result: string, scanType: string): Result {
  return {
    result,
    scanType,
    charSet: 'UTF-8',
    path: '',
    rawData: toText(fromText(result, 'utf8'), 'base64'),
  }
}
