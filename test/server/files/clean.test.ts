import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { cleaned } from '../../../server/files/clean/clean'
import { orientationOf } from '../../../server/files/clean/exif'
import { Refusal } from '../../../server/kit/refusal'
import { chunk, drawing, exif, paper, photo, segment, stream } from '../../support/papers'

const codeOf = (bytes: Buffer) =>
  cleaned(bytes).then(
    () => 'taken',
    (thrown: unknown) => (thrown instanceof Refusal ? thrown.code : 'failure'),
  )

describe('a photo that comes in', () => {
  it('stays the picture it was', async () => {
    expect(await cleaned(photo())).toEqual({ type: 'image/jpeg', bytes: photo() })
    expect(await cleaned(drawing())).toEqual({ type: 'image/png', bytes: drawing() })
  })

  it.each([
    ['Exif with the place', exif(1)],
    ['XMP', segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta exif:GPSLatitude="30"/>')],
    ['a comment', segment(0xfe, '幸福路 18 号')],
    ['a maker’s notes', segment(0xe5, 'GPS 30.25 120.15')],
    ['a further picture', segment(0xe2, 'MPF\0GPS')],
  ])('loses %s', async (_, beside) => {
    const { bytes } = await cleaned(photo({ beside: [beside] }))
    expect(bytes.includes('GPS')).toBe(false)
    expect(bytes.length).toBeLessThan(photo().length + 40)
  })

  it('loses the preview inside its JFIF header', async () => {
    const preview = segment(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\x02\x02GPS preview!')
    const { bytes } = await cleaned(photo({ beside: [preview] }))
    expect(bytes.includes('GPS')).toBe(false)
  })

  it.each([1, 3, 6, 8])('is still shown upright when the camera was held as %d', async (held) => {
    for (const order of ['II', 'MM'] as const) {
      const { bytes } = await cleaned(photo({ beside: [exif(held, order)] }))
      const at = bytes.indexOf('Exif')
      expect(orientationOf(bytes.subarray(at, at + 32))).toBe(held)
    }
  })

  it('loses what follows its end, as phones add it', async () => {
    const { bytes } = await cleaned(photo({ after: 'ftypmp42 moving picture GPS' }))
    expect(bytes).toEqual(photo())
  })

  it.each([
    ['texts', chunk('tEXt', 'Comment\0GPS 30.25')],
    ['Exif', chunk('eXIf', 'MM\0*GPS')],
    ['a time', chunk('tIME', 'GPS....')],
    ['a profile', chunk('iCCP', 'GPS\0\0')],
  ])('loses %s of a PNG', async (_, beside) => {
    expect((await cleaned(drawing({ beside: [beside], after: 'GPS' }))).bytes).toEqual(drawing())
  })
})

const zip = 'PK\x03\x04\x14\0\0\0\0\0evil.jsPK\x05\x06\0\0\0\0'

describe('a file that is two files at once', () => {
  it.each<[string, Buffer]>([
    ['an archive after a photo', photo({ after: zip })],
    ['a page in a comment', photo({ beside: [segment(0xfe, '<script>alert(1)</script>')] })],
    ['a page in Exif', photo({ beside: [segment(0xe1, 'Exif\0\0<html>')] })],
    ['a program in the tables of a photo', photo({ beside: [segment(0xdb, `\0${zip}`)] })],
    ['a PDF in a photo', photo({ beside: [segment(0xfe, '%PDF-1.4 1 0 obj')] })],
    ['PHP after a drawing', drawing({ after: '<?php system($_GET[0]);' })],
    ['a page in a text of a drawing', drawing({ beside: [chunk('tEXt', 'a\0<svg onload=x>')] })],
    ['an archive around a PDF', Buffer.concat([paper(), Buffer.from(zip, 'latin1')])],
  ])('is refused: %s', async (_, bytes) => {
    expect(await codeOf(bytes)).toBe('file.two-in-one')
  })
})

const packed = (text: string) =>
  stream('/Type/ObjStm/N 1/First 4/Filter/FlateDecode', deflateSync(Buffer.from(text)))

describe('a PDF that comes in', () => {
  it('is kept byte for byte when it only shows pages', async () => {
    const page = paper({
      catalog: '/OpenAction[3 0 R/Fit]',
      objects: [packed('4 0 <</Type/Font>>'), stream('/Filter/DCTDecode', photo())],
    })
    expect(await cleaned(page)).toEqual({ type: 'application/pdf', bytes: page })
  })

  it('loses the place inside its photos, and no byte moves', async () => {
    const page = paper({ objects: [stream('/Filter/DCTDecode', photo({ beside: [exif(1)] }))] })
    const { bytes } = await cleaned(page)
    expect(bytes.includes('GPS')).toBe(false)
    expect(bytes.length).toBe(page.length)
  })

  it.each<[string, Parameters<typeof paper>[0]]>([
    ['a script', { catalog: '/OpenAction<</S/JavaScript/JS(app.alert(1))>>' }],
    ['a script under an escaped name', { catalog: '/AA<</S/J#61vaScr#69pt>>' }],
    ['a short escaped name', { catalog: '/X<</#4a#53(x)>>' }],
    ['a program to start', { objects: ['<</S/Launch/F(cmd.exe)>>'] }],
    ['an attachment', { objects: ['<</Type/EmbeddedFile>>'] }],
    ['a form that posts', { objects: ['<</S/SubmitForm/F(http://x)>>'] }],
    ['an XFA form', { catalog: '/AcroForm<</XFA 4 0 R>>' }],
    ['a script among packed objects', { objects: [packed('4 0 <</S/JavaScript>>')] }],
    [
      'packed objects that do not say so',
      {
        objects: [
          stream('/N 1 /First 4 /Filter/FlateDecode', deflateSync(Buffer.from('<</S/Launch>>'))),
        ],
      },
    ],
    [
      'objects packed so that nobody can look',
      { objects: [stream('/Type/ObjStm/N 1/First 4/Filter/LZWDecode', Buffer.from('x'))] },
    ],
    [
      'an object hidden inside a stream',
      { objects: [stream('', Buffer.from('<</S/JavaScript>>'))] },
    ],
  ])('is refused with %s', async (_, given) => {
    expect(await codeOf(paper(given))).toBe('file.active-content')
  })

  it('is refused when it is locked', async () => {
    expect(await codeOf(paper({ catalog: '/Encrypt 5 0 R' }))).toBe('file.locked')
  })

  it('is refused when packed objects unpack to more than 8 MB', async () => {
    const bomb = deflateSync(Buffer.alloc(9 * 1024 * 1024))
    const objects = [stream('/Type/ObjStm/N 1/First 4/Filter/FlateDecode', bomb)]
    expect(await codeOf(paper({ objects }))).toBe('file.damaged')
  })

  it('takes no longer for keywords without an end', async () => {
    const endless = Buffer.concat([
      Buffer.from('%PDF-1.7\n'),
      Buffer.from('stream\n'.repeat(1_000_000)),
      Buffer.from('%%EOF\n'),
    ])
    expect(await codeOf(endless)).toBe('taken')
  })
})

describe('a file that is not what it says', () => {
  it.each<[string, Buffer, string]>([
    ['nothing', Buffer.alloc(0), 'file.type'],
    ['a page', Buffer.from('<html><body>'), 'file.type'],
    ['a GIF', Buffer.from('GIF89a...'), 'file.type'],
    ['an archive', Buffer.from(zip, 'latin1'), 'file.type'],
    ['a PDF after something else', Buffer.from(' %PDF-1.4 %%EOF'), 'file.type'],
    ['a photo without its end', photo().subarray(0, -2), 'file.damaged'],
    ['a photo without a picture', Buffer.from([0xff, 0xd8, 0xff, 0xd9]), 'file.damaged'],
    ['a photo too large to draw', photo({ width: 65_535, height: 65_535 }), 'file.damaged'],
    ['a drawing too large to draw', drawing({ width: 4_000_000_000 }), 'file.damaged'],
    ['a drawing with a wrong sum', Buffer.from(drawing().fill(7, 30, 32)), 'file.damaged'],
    [
      'a drawing with an unknown needed part',
      drawing({ beside: [chunk('ABCD', 'x')] }),
      'file.damaged',
    ],
    ['a PDF without its end', paper().subarray(0, -10), 'file.damaged'],
  ])('is refused: %s', async (_, bytes, code) => expect(await codeOf(bytes)).toBe(code))

  it('is refused or cleaned, never a failure, wherever it is cut or changed', async () => {
    const whole = [
      photo({ beside: [exif(6)] }),
      drawing({ beside: [chunk('tEXt', 'a\0b')] }),
      paper({ objects: [packed('4 0 <<>>')] }),
    ]
    const cut = fc.record({
      which: fc.constantFrom(...whole),
      at: fc.nat(400),
      to: fc.uint8Array({ maxLength: 8 }),
      end: fc.nat(900),
    })
    await fc.assert(
      fc.asyncProperty(cut, async ({ which, at, to, end }) => {
        const bytes = Buffer.concat([which.subarray(0, at), to, which.subarray(at + to.length)])
        expect(await codeOf(bytes.subarray(0, end))).not.toBe('failure')
      }),
      { numRuns: 2_000 },
    )
  })
})
