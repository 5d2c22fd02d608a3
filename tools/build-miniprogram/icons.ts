import fs from 'node:fs'
import path from 'node:path'

/**
 * Our own drawings as one style sheet: each becomes a mask, so it takes the colour of the text around it.
 * A style sheet of a mini-program may not name files of the package, hence data addresses.
 */
export function iconSheet(folder: string): string {
  const names = fs.existsSync(folder)
    ? fs.readdirSync(folder).filter((name) => name.endsWith('.svg'))
    : []
  return names
    .sort()
    .map((name) =>
      rule(path.basename(name, '.svg'), fs.readFileSync(path.join(folder, name), 'utf8')),
    )
    .join('')
}

function rule(name: string, svg: string): string {
  const address = `url("data:image/svg+xml,${encoded(svg)}")`
  return `.icon-${name}{-webkit-mask-image:${address};mask-image:${address}}\n`
}

/** Only what a data address in a style sheet cannot hold is escaped; the rest stays readable and short. */
function encoded(svg: string): string {
  const line = svg.replace(/\s+/g, ' ').replace(/> </g, '><').trim().replaceAll('"', "'")
  return line.replace(/[%#<>{}]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
