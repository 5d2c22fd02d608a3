import type { Host } from '../runtime/contract'
import { api, Failure, type Apis, type Result } from './call'
import { filesOf } from './files'
import { pickFiles } from './prompts/pick-file'
import { scan } from './scan'

interface ChooseOptions {
  count?: number
  mediaType?: ('image' | 'video' | 'mix')[]
  sourceType?: ('album' | 'camera')[]
  type?: string
}

/** A file the person chose, and its path on the phone. */
interface Kept {
  file: File
  path: string
}

/** Choosing pictures, films and files, and reading codes. */
export function choosingApis(host: Host): Apis {
  return {
    chooseImage: api<ChooseOptions>('chooseImage', (options) => chooseImage(host, options)),
    chooseMedia: api<ChooseOptions>('chooseMedia', (options) => chooseMedia(host, options)),
    chooseVideo: api<ChooseOptions>('chooseVideo', async (options) => {
      const [film] = await chosen(host, { ...options, count: 1 }, ['video/*', '选择视频'])
      return film ? mediaOf(film) : {}
    }),
    chooseMessageFile: api<ChooseOptions>('chooseMessageFile', async (options) => {
      const accept = options.type === 'image' ? 'image/*' : '*/*'
      const kept = await chosen(host, options, [accept, '选择文件'])
      return { tempFiles: kept.map(messageFileOf) }
    }),
    scanCode: api('scanCode', () => scan(host)),
  }
}

async function chooseImage(host: Host, options: ChooseOptions): Promise<Result> {
  const kept = await chosen(host, options, ['image/*', '选择照片'])
  return {
    tempFilePaths: kept.map(({ path }) => path),
    tempFiles: kept.map(({ file, path }) => ({ path, size: file.size })),
  }
}

async function chooseMedia(host: Host, options: ChooseOptions): Promise<Result> {
  const types = options.mediaType ?? ['image', 'video']
  const kinds = types.includes('mix') ? ['image', 'video'] : types
  const accept = kinds.map((kind) => `${kind}/*`).join(',')
  const kept = await chosen(host, options, [accept, '选择照片或视频'])
  return { tempFiles: kept.map(mediaOf), type: kinds.length > 1 ? 'mix' : (kinds[0] ?? 'image') }
}

/** Lets the person choose and keeps what they chose as files of the phone. */
async function chosen(
  host: Host,
  options: ChooseOptions,
  [accept, label]: [accept: string, label: string],
): Promise<Kept[]> {
  const camera = options.sourceType?.length === 1 && options.sourceType[0] === 'camera'
  const picked = await pickFiles(host, { label, accept, count: options.count ?? 9, camera })
  if (picked.length === 0) throw new Failure('cancel')
  const files = filesOf(host)
  return Promise.all(
    picked.map(async (file) => ({ file, path: await files.keep(file, file.name) })),
  )
}

function mediaOf({ file, path }: Kept): Result {
  const film = file.type.startsWith('video/')
  const unknown = { duration: 0, width: 0, height: 0, thumbTempFilePath: '' }
  return { tempFilePath: path, size: file.size, fileType: film ? 'video' : 'image', ...unknown }
}

function messageFileOf({ file, path }: Kept): Result {
  const time = Math.floor(file.lastModified / 1000)
  return { path, time, name: file.name, size: file.size, type: file.type.split('/')[0] ?? 'file' }
}
