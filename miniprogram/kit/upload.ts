import { addressOf } from './http'
import { once } from './once'
import { noNetwork, refusedBy } from './refused'
import { kept } from './storage'

interface Upload {
  path: string
  /** A file of this phone, as `wx.chooseMedia` or `wx.chooseMessageFile` gave it. */
  filePath: string
  fields?: Record<string, string>
  /** What is in the file, where its path does not tell: the path of a signature is always the same. */
  shows?: string
}

const nameOf = ({ path, filePath, fields = {}, shows = filePath }: Upload): string =>
  `${path} ${JSON.stringify(fields)} ${shows}`

/**
 * Sends one file of this phone, with its fields, and answers what the server says; rejects with `Refused`. Sent again
 * because no answer came, it is kept once; whoever has a key of its own stays the same over a restart.
 */
export const upload = <T>(file: Upload, key?: string): Promise<T> =>
  key === undefined ? once(nameOf(file), (named) => send<T>(file, named)) : send(file, key)

/** The last file that was kept, by what it was, and its id. */
let last = { file: '', id: '' }

/** The id of a file that is kept once, however often what it belongs to has to be tried. */
export async function keptFile(file: Upload): Promise<string> {
  const name = nameOf(file)
  if (last.file !== name) last = { file: name, id: (await upload<{ id: string }>(file)).id }
  return last.id
}

function send<T>({ path, filePath, fields = {} }: Upload, key: string): Promise<T> {
  const token = kept<{ token: string }>('linli.session')?.token
  return new Promise((resolve, reject) => {
    wx.uploadFile({
      url: addressOf(path),
      filePath,
      name: 'file',
      formData: fields,
      header: {
        'idempotency-key': key,
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      success: ({ statusCode, data }) => {
        const answer = parsed(data)
        if (statusCode >= 200 && statusCode < 300) resolve(answer as T)
        else reject(refusedBy(statusCode, answer))
      },
      fail: () => reject(noNetwork()),
    })
  })
}

/** WeChat hands the answer over as text, whatever its type. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A photo of the person's choice, by its path on this phone; undefined when they thought better of it. */
export const choosePhoto = (): Promise<string | undefined> =>
  new Promise((resolve) => {
    wx.chooseMedia({
      count: 1,
      mediaType: ['image'],
      sizeType: ['compressed'],
      success: ({ tempFiles }) => resolve(tempFiles[0]?.tempFilePath),
      fail: () => resolve(undefined),
    })
  })

export interface ChosenFile {
  path: string
  name: string
}

/** A file out of a chat, or of the disk on a PC; undefined when they thought better of it. */
export const chooseFile = (extension: string[]): Promise<ChosenFile | undefined> =>
  new Promise((resolve) => {
    wx.chooseMessageFile({
      count: 1,
      type: 'file',
      extension,
      success: ({ tempFiles: [file] }) => resolve(file && { path: file.path, name: file.name }),
      fail: () => resolve(undefined),
    })
  })
