import { readFileSync, readdirSync } from 'node:fs'
import { launchChromium } from './lib/chromium'
const [dir = '', prefix = '', w = '300', per = '10', out = ''] = process.argv.slice(2)
void (async () => {
  const b = await launchChromium()
  const files = readdirSync(dir).filter((f) => new RegExp(`^${prefix}-\\d+\\.png$`).test(f)).sort()
  for (let i = 0; i * +per < files.length; i++) {
    const p = await b.newPage({ viewport: { width: 1560, height: 800 } })
    await p.setContent(`<body style="display:flex;flex-wrap:wrap;gap:8px;margin:4px;background:#bbb">` + files.slice(i * +per, (i + 1) * +per).map((f) => `<div style="width:${w}px;max-height:1000px;overflow:hidden">${f}<img style="width:100%" src="data:image/png;base64,${readFileSync(dir + '/' + f).toString('base64')}"></div>`).join(''))
    await p.screenshot({ path: `${out}-${i}.png`, fullPage: true })
    await p.close()
  }
  await b.close()
})()
