/** Text and bytes in the encodings a mini-program may name. */

export type Encoding = 'utf8' | 'utf-8' | 'base64' | 'hex' | 'ascii' | 'binary' | 'latin1'

export function fromText(text: string, encoding: Encoding): Uint8Array<ArrayBuffer> {
  switch (encoding) {
    case 'base64':
      return bytesOf(atob(text))
    case 'hex':
      return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
    case 'ascii':
    case 'binary':
    case 'latin1':
      return bytesOf(text)
    case 'utf8':
    case 'utf-8':
      return new Uint8Array(new TextEncoder().encode(text))
  }
}

export function toText(bytes: Uint8Array, encoding: Encoding): string {
  switch (encoding) {
    case 'base64':
      return btoa(characters(bytes))
    case 'hex':
      return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
    case 'ascii':
    case 'binary':
    case 'latin1':
      return characters(bytes)
    case 'utf8':
    case 'utf-8':
      return new TextDecoder().decode(bytes)
  }
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}

/** One at a time: spreading a large picture into arguments would overflow the stack. */
function characters(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}
